import { may } from '$lib/server/accounts/actor';
import { actorAtDesk } from '$lib/server/accounts/actor-at-desk';
import { Problem } from '$lib/server/problem';
import * as v from 'valibot';
import { jsonAnswer } from '../../../../json-door';
import { deskCookie } from '../../../../desk-cookie';
import { boardAnswer } from '../../../board-answer';
import type { RequestEvent } from './$types';

const instant = v.pipe(v.string(), v.isoTimestamp());

/**
 * What one of the unit's boards would show at a moment (`?at=`, an instant; now without it), for who is at the office's desk
 * (BoardFeed): with what is published now, as that day and hour have it.
 */
export const GET = jsonAnswer(async ({ params, locals, request, url, cookies }: RequestEvent) => {
  if (!locals.actor) throw new Problem('signed-out', 401);
  const { house } = locals;
  const actor = await actorAtDesk(house, locals.actor, deskCookie.of({ cookies }));
  if (!may(actor, 'preview-boards')) throw new Problem('forbidden', 403);
  const asked = url.searchParams.get('at');
  const at = asked === null ? house.clock() : new Date(v.is(instant, asked) ? asked : NaN);
  if (Number.isNaN(at.getTime())) throw new Problem('bad-input', 422, { field: 'at' });
  const feed = await house.screens.preview({ unit: actor.unit, board: params.board, at });
  if (!feed) throw new Problem('not-found', 404);
  return boardAnswer(request, feed);
});

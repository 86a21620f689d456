import { may } from '$lib/server/accounts/actor';
import { actorAtDesk } from '$lib/server/accounts/actor-at-desk';
import { Problem } from '$lib/server/problem';
import type { RequestEvent } from '@sveltejs/kit';
import { deskCookie } from '../../../desk-cookie';
import { boardAnswer } from '../../board-answer';
import { rehearsedAt } from '../../../rehearsed-at';

/**
 * What a board would show at a moment (`?at=`, an instant; now without it), for who is at the office's desk (BoardFeed): with what
 * is published now, as that day and hour have it.
 * @param board one of the unit's, by its code; null: one for which nothing is set
 */
export async function rehearsed(
  { locals, request, url, cookies }: Pick<RequestEvent, 'locals' | 'request' | 'url' | 'cookies'>,
  board: string | null
): Promise<Response> {
  if (!locals.actor) throw new Problem('signed-out', 401);
  const { house } = locals;
  const actor = await actorAtDesk(house, locals.actor, deskCookie.of({ cookies }));
  if (!may(actor, 'preview-boards')) throw new Problem('forbidden', 403);
  const at = rehearsedAt(url.searchParams.get('at'), house.clock());
  if (at === null) throw new Problem('bad-input', 422, { field: 'at' });
  const feed = await house.screens.preview({ unit: actor.unit, board, at });
  if (!feed) throw new Problem('not-found', 404);
  return boardAnswer(request, feed);
}

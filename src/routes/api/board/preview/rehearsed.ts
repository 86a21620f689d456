import { may } from '$lib/server/platform/access/actor';
import { actorAtDashboard } from '$lib/server/domain/accounts/actor-at-dashboard';
import { Problem } from '$lib/server/platform/problem/problem';
import { needProtocol } from '$lib/server/platform/requests/need-protocol';
import type { RequestEvent } from '@sveltejs/kit';
import { dashboardCookie } from '../../../dashboard-cookie';
import { boardAnswer } from '../../board-answer';
import { rehearsedAt } from '../../../rehearsed-at';

/**
 * Answers with the BoardFeed that a board would show at a moment: today's published data under that day's
 * date and hour. The moment is `?at=` (an ISO instant), or now.
 * @param board code of one of the unit's boards; null for one without settings
 * @throws Problem `signed-out` (401), or another when the account may not preview boards or the moment is no
 * instant
 */
export async function rehearsed(
  { locals, request, url, cookies }: Pick<RequestEvent, 'locals' | 'request' | 'url' | 'cookies'>,
  board: string | null
): Promise<Response> {
  if (!locals.actor) throw new Problem('signed-out', 401);
  const { app } = locals;
  const actor = await actorAtDashboard(app, locals.actor, dashboardCookie.of({ cookies }));
  if (!may(actor, 'preview-boards')) throw new Problem('forbidden', 403);
  needProtocol(url);
  const at = rehearsedAt(url.searchParams.get('at'), app.clock());
  if (at === null) throw new Problem('bad-input', 422, { field: 'at' });
  const feed = await app.screens.preview({ unit: actor.unit, board, at });
  if (!feed) throw new Problem('not-found', 404);
  return boardAnswer(request, feed);
}

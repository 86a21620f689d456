import { Problem } from '$lib/server/platform/problem/problem';
import { needProtocol } from '$lib/server/platform/requests/need-protocol';
import { jsonAnswer } from '../../../json-endpoint';
import { boardAnswer } from '../../board-answer';
import type { RequestEvent } from './$types';

/** Gives the demo's board its BoardFeed, by the board's code. Outside the demo no board is found this way. */
export const GET = jsonAnswer(async ({ params, locals, request, url }: RequestEvent) => {
  const feed = await locals.app.public.boardFeed(params.board);
  if (!feed) throw new Problem('not-found', 404);
  needProtocol(url);
  return boardAnswer(request, feed);
});

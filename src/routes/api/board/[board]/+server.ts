import { knowsOf } from '$lib/server/boards/unit-feed';
import { Problem } from '$lib/server/problem';
import { jsonAnswer } from '../../../json-door';
import { boardAnswer } from '../../board-answer';
import type { RequestEvent } from './$types';

/** All that the demo's board shows, by its code (BoardFeed). Outside the demo there is no such board. */
export const GET = jsonAnswer(async ({ params, locals, request, url }: RequestEvent) => {
  const feed = await locals.house.public.boardFeed(params.board, knowsOf(url));
  if (!feed) throw new Problem('not-found', 404);
  return boardAnswer(request, feed);
});

import { json } from '@sveltejs/kit';
import { problemJson } from '$lib/server/problem-json';
import { Problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** All that a board shows (BoardFeed). A board reads its unit's public snapshot and nothing else. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const feed = await locals.house.public.boardFeed(params.board);
  return feed ? json(feed) : problemJson(new Problem('not-found', 404));
};

import { json } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { Problem } from '$lib/server/problem';
import { jsonAnswer } from '../../../json-door';
import type { RequestEvent } from './$types';

/**
 * All that a board shows (BoardFeed). A board reads its unit's public snapshot and nothing else. Whoever has it all,
 * but for the time of asking, gets 304 and no body.
 */
export const GET = jsonAnswer(async ({ params, locals, request }: RequestEvent) => {
  const feed = await locals.house.public.boardFeed(params.board);
  if (!feed) throw new Problem('not-found', 404);
  const { at: _, ...content } = feed;
  const etag = `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}"`;
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: { etag } });
  return json(feed, { headers: { etag } });
});

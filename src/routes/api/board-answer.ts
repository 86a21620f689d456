import { json } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import type { BoardFeed } from '$lib/sync';

/** A feed as boards get it: whoever has it all, but for the time of asking, gets 304 and no body. */
export function boardAnswer(request: Request, feed: BoardFeed): Response {
  const { at: _, ...content } = feed;
  const etag = `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}"`;
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: { etag } });
  return json(feed, { headers: { etag } });
}

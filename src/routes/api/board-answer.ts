import { json } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { clockHeader, type BoardFeed } from '$lib/sync';

/** A feed as boards get it: whoever has it all, but for the time of asking, gets 304 and no body. */
export function boardAnswer(request: Request, feed: BoardFeed): Response {
  const { at, ...content } = feed;
  const etag = `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}"`;
  const headers = { etag, [clockHeader]: at };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return json(feed, { headers });
}

import { json } from '@sveltejs/kit';
import { feedTag } from '$lib/server/boards/feed-bytes';
import { clockHeader, type BoardFeed } from '$lib/sync';

/** A feed as boards get it: whoever has it all, but for the time of asking, gets 304 and no body. */
export function boardAnswer(request: Request, feed: BoardFeed): Response {
  const etag = feedTag(feed);
  const headers = { etag, [clockHeader]: feed.at };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return json(feed, { headers });
}

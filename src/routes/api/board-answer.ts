import { writtenFeed } from '$lib/server/domain/boards/feed-bytes';
import { clockHeader, type BoardFeed } from '$lib/sync';

/**
 * Answers with a board's feed, or with 304 and no body when the board already has everything but the time of
 * asking.
 * @param request its `if-none-match` is compared with the feed's tag
 */
export function boardAnswer(request: Request, feed: BoardFeed): Response {
  const { etag, head, tail } = writtenFeed(feed);
  const headers = { etag, [clockHeader]: feed.at };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const body = new Uint8Array(Buffer.concat([head, tail(feed.at)]));
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
}

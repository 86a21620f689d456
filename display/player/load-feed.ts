import { withPatience } from '$lib/local/patience';
import type { BoardFeed } from '$lib/sync';
import { checkedFeed } from './feed-check';

export type Loaded =
  | { kind: 'feed'; feed: BoardFeed; etag: string | null; server: number | null }
  /** nothing newer than what `etag` names */
  | { kind: 'same'; server: number | null }
  /** the server knows no such board */
  | { kind: 'unknown' }
  | { kind: 'failed'; why: string };

export type LoadFeed = (etag: string | null) => Promise<Loaded>;

const patience = 15_000;

/**
 * Asks the server for all that a board shows. Never throws: a failed request must not take the content down.
 * `server` is its clock, milliseconds since 1970, from the header that a cache rewrites too.
 */
export function feedLoader(board: string, ask: typeof fetch): LoadFeed {
  return async (etag) => {
    try {
      return await withPatience(patience, (signal) => loadOnce(board, etag, ask, signal));
    } catch (error) {
      return { kind: 'failed', why: String(error) };
    }
  };
}

async function loadOnce(
  board: string,
  etag: string | null,
  ask: typeof fetch,
  signal: AbortSignal
): Promise<Loaded> {
  const answer = await ask(`/api/board/${encodeURIComponent(board)}`, {
    cache: 'no-store',
    headers: etag ? { 'if-none-match': etag } : {},
    signal
  });
  const server = Date.parse(answer.headers.get('date') ?? '') || null;
  if (answer.status === 304) return { kind: 'same', server };
  if (answer.status === 404) return { kind: 'unknown' };
  if (!answer.ok) return { kind: 'failed', why: `status ${answer.status}` };
  const feed = checkedFeed(await answer.json());
  if (!feed) return { kind: 'failed', why: 'not a feed that may be shown' };
  return { kind: 'feed', feed, etag: answer.headers.get('etag'), server };
}

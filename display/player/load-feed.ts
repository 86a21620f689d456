import { withPatience } from '$lib/local/patience';
import { clockHeader, type BoardFeed } from '$lib/sync';
import * as v from 'valibot';
import type { Heard } from './clock-bounds';
import { checkedFeed } from './feed-check';

export type Loaded =
  | { kind: 'feed'; feed: BoardFeed; etag: string | null; heard: Heard | null }
  /** nothing newer than what `etag` names */
  | { kind: 'same'; heard: Heard | null }
  /** the server knows no such board */
  | { kind: 'unknown' }
  /** the server doesn't know this browser's token; `ended`: the office has ended its connection */
  | { kind: 'unpaired'; ended: boolean }
  /** nothing that may be shown: of another shape, or a notice whose digest isn't its own */
  | { kind: 'refused' }
  /** `status`: what a server has answered instead; absent: none did, or what can't be read */
  | { kind: 'failed'; why: string; status?: number };

/** As our own doors refuse: a proxy's or a captive portal's 401 says nothing about a board. */
const refusal = v.object({
  error: v.object({ code: v.picklist(['not-paired', 'connection-ended']) })
});

export type LoadFeed = (etag: string | null) => Promise<Loaded>;

const patience = 15_000;

/**
 * Asks the server for all that a board shows. Never throws: a failed request must not take the content down.
 *
 * @param address /api/board for a paired board, /api/board/{code} for the demo's
 *
 * @param now milliseconds, monotonic: by it an answer says when its clock was read
 */
export function feedLoader(address: string, ask: typeof fetch, now: () => number): LoadFeed {
  return async (etag) => {
    try {
      return await withPatience(patience, (signal) => loadOnce(address, etag, { ask, now, signal }));
    } catch (error) {
      return { kind: 'failed', why: String(error) };
    }
  };
}

async function loadOnce(
  address: string,
  etag: string | null,
  { ask, now, signal }: { ask: typeof fetch; now: () => number; signal: AbortSignal }
): Promise<Loaded> {
  const asked = now();
  const answer = await ask(address, {
    cache: 'no-store',
    headers: etag ? { 'if-none-match': etag } : {},
    signal
  });
  const heard = serverClock(answer.headers, asked, now());
  if (answer.status === 304) return { kind: 'same', heard };
  if (answer.status === 404) return { kind: 'unknown' };
  if (answer.status === 401) {
    const refused = v.safeParse(refusal, await answer.json());
    if (refused.success) return { kind: 'unpaired', ended: refused.output.error.code === 'connection-ended' };
  }
  if (!answer.ok) return { kind: 'failed', why: `status ${answer.status}`, status: answer.status };
  const feed = checkedFeed(await answer.json());
  if (!feed) return { kind: 'refused' };
  return { kind: 'feed', feed, etag: answer.headers.get('etag'), heard };
}

/** Ours counts milliseconds; the one that any server sends, and that a cache rewrites too, whole seconds. */
function serverClock(headers: Headers, asked: number, came: number): Heard | null {
  const exact = Date.parse(headers.get(clockHeader) ?? '');
  if (exact) return { server: exact, grain: 0, asked, came };
  const server = Date.parse(headers.get('date') ?? '');
  return server ? { server, grain: 1000, asked, came } : null;
}

import { withPatience } from '$lib/local/patience';
import type { BoardFeed } from '$lib/sync';
import * as v from 'valibot';
import { serverClock, type Heard } from './clock-bounds';
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

/** As our own doors refuse: what a proxy or a captive portal answers says nothing about a board. */
const refusal = v.object({
  error: v.object({ code: v.picklist(['not-found', 'not-paired', 'connection-ended']) })
});

export type LoadFeed = (etag: string | null) => Promise<Loaded>;

const patience = 15_000;

/**
 * Asks the server for all that a board shows. Never throws: a failed request must not take the content down.
 *
 * @param address /api/board for a paired board, /api/board/{code} for the demo's
 * @param ask as `fetch` does
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
  if (answer.status === 401 || answer.status === 404) {
    const refused = v.safeParse(refusal, await answer.json());
    const code = refused.success ? refused.output.error.code : null;
    if (code === 'not-found') return { kind: 'unknown' };
    if (code) return { kind: 'unpaired', ended: code === 'connection-ended' };
  }
  if (!answer.ok) return { kind: 'failed', why: `status ${answer.status}`, status: answer.status };
  const feed = checkedFeed(await answer.json());
  if (!feed) return { kind: 'refused' };
  return { kind: 'feed', feed, etag: answer.headers.get('etag'), heard };
}

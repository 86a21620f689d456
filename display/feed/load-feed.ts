import { withPatience } from '$lib/local/patience';
import { outdatedCode, type BoardFeed } from '$lib/sync';
import * as v from 'valibot';
import { serverClock, type ClockReading } from '../player/clock-bounds';
import { checkedFeed } from './feed-check';

export type LoadedFeed =
  | { kind: 'feed'; feed: BoardFeed; etag: string | null; heard: ClockReading | null }
  /** nothing newer than what `etag` names */
  | { kind: 'same'; heard: ClockReading | null }
  /** the server knows no such board */
  | { kind: 'unknown' }
  /** the server doesn't know this browser's token; `ended`: the office has ended its connection */
  | { kind: 'unpaired'; ended: boolean }
  /** this program is below the server's protocol, and has to be replaced by a newer one */
  | { kind: 'outdated' }
  /** nothing that may be shown: another shape, or a notice with a wrong digest */
  | { kind: 'refused' }
  /** `status` of another answer; absent when none came, or an unreadable one */
  | { kind: 'failed'; why: string; status?: number };

/** The shape of our own refusals; answers of a proxy or a captive portal say nothing about a board. */
const refusal = v.object({
  error: v.object({ code: v.picklist(['not-found', 'not-paired', 'connection-ended', outdatedCode]) })
});

export type LoadFeed = (etag: string | null) => Promise<LoadedFeed>;

const patience = 15_000;

/**
 * Makes a function that asks the server for a board's feed. It never throws, because a failed request must
 * not take the content down.
 * @param address /api/board for a paired board, /api/board/{code} for the demo's
 * @param ask as `fetch` does
 * @param now milliseconds, monotonic, to time the reading of the server's clock
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
): Promise<LoadedFeed> {
  const asked = now();
  const answer = await ask(address, {
    cache: 'no-store',
    headers: etag ? { 'if-none-match': etag } : {},
    signal
  });
  const heard = serverClock(answer.headers, asked, now());
  if (answer.status === 304) return { kind: 'same', heard };
  if ([401, 404, 409].includes(answer.status)) {
    const refused = v.safeParse(refusal, await answer.json());
    const code = refused.success ? refused.output.error.code : null;
    if (code === 'not-found') return { kind: 'unknown' };
    if (code === outdatedCode) return { kind: 'outdated' };
    if (code) return { kind: 'unpaired', ended: code === 'connection-ended' };
  }
  if (!answer.ok) return { kind: 'failed', why: `status ${answer.status}`, status: answer.status };
  const feed = checkedFeed(await answer.json());
  if (!feed) return { kind: 'refused' };
  return { kind: 'feed', feed, etag: answer.headers.get('etag'), heard };
}

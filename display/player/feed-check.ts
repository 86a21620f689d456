import { digestOf } from '$lib/notice';
import { boardFeedSchema, type BoardFeed } from '$lib/sync';
import * as v from 'valibot';

/**
 * A feed that may be shown: of the protocol's shape, and its notices are those that their digests were taken of.
 * Null for anything else, wherever it comes from: a proxy's error page, a torn copy, a newer format.
 */
export function checkedFeed(value: unknown): BoardFeed | null {
  const parsed = v.safeParse(boardFeedSchema, value);
  if (!parsed.success) return null;
  const { notice, alsoOpen } = parsed.output;
  const notices = notice ? [notice, ...alsoOpen] : alsoOpen;
  return notices.every(({ snapshot, digest }) => digestOf(snapshot) === digest) ? parsed.output : null;
}

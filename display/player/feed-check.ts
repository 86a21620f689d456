import { localTime } from '$lib/calendar';
import { digestOf } from '$lib/notice';
import { boardFeedSchema, type BoardFeed } from '$lib/sync';
import * as v from 'valibot';

/**
 * A feed that may be shown: of the protocol's shape, and its notices are those that their digests were taken of.
 * Null for anything else, wherever it comes from: a proxy's error page, a torn copy, a newer format.
 */
export function checkedFeed(value: unknown): BoardFeed | null {
  const feed = shapedFeed(value);
  if (!feed) return null;
  const { notice, alsoOpen, supplements = [] } = feed;
  const notices = notice ? [notice, ...alsoOpen] : alsoOpen;
  const isTrue =
    notices.every(({ snapshot, digest }) => digestOf(snapshot) === digest) &&
    supplements.every(({ supplement, digest }) => digestOf(supplement) === digest);
  return isTrue ? feed : null;
}

/** Of the protocol's shape, and of a zone whose time this browser can tell; null for anything else. */
export function shapedFeed(value: unknown): BoardFeed | null {
  const parsed = v.safeParse(boardFeedSchema, value);
  return parsed.success && tellsTime(parsed.output) ? parsed.output : null;
}

/** A server's tables may be years newer than a screen's: `Europe/Kyiv` is none of Chromium 87's zones. */
function tellsTime({ at, unit }: BoardFeed): boolean {
  try {
    return localTime(Date.parse(at), unit.timeZone).date !== '';
  } catch {
    return false;
  }
}

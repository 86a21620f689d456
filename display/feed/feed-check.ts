import { localTime } from '$lib/calendar';
import { isTrueTo } from '$lib/notice';
import { boardFeedSchema, type BoardFeed } from '$lib/sync';
import * as v from 'valibot';

/**
 * Checks a feed before it is shown: its shape, and that each notice has its digest.
 * @returns null for anything else, such as a proxy's error page or a torn copy
 */
export function checkedFeed(value: unknown): BoardFeed | null {
  const feed = shapedFeed(value);
  if (!feed) return null;
  const { notice, alsoOpen, supplements } = feed;
  const notices = notice ? [notice, ...alsoOpen] : alsoOpen;
  const isTrue =
    notices.every(({ snapshot, digest }) => isTrueTo(digest, snapshot)) &&
    supplements.every(({ supplement, digest }) => isTrueTo(digest, supplement));
  return isTrue ? feed : null;
}

/**
 * Checks that a value has a feed's shape, and a time zone that this browser knows.
 * @returns null for anything else
 */
export function shapedFeed(value: unknown): BoardFeed | null {
  const parsed = v.safeParse(boardFeedSchema, value);
  return parsed.success && hasTimes(parsed.output) ? parsed.output : null;
}

/**
 * Whether this browser knows the unit's zone. A server's tables may be years newer than a screen's: Chromium
 * 87 doesn't know `Europe/Kyiv`.
 */
function hasTimes({ at, unit }: BoardFeed): boolean {
  try {
    return localTime(Date.parse(at), unit.timeZone).date !== '';
  } catch {
    return false;
  }
}

import { contains } from '$lib/calendar';
import type { MyEntry, MyState, OpenNotice } from '$lib/sync';

/**
 * The notices that may be objected to on a day. The phone's data may be older, so a notice whose last day has passed
 * isn't among them.
 * @param today YYYY-MM-DD in the unit's time zone
 */
export function noticesOpenOn(today: string, { openNotices }: Pick<MyState, 'openNotices'>): OpenNotice[] {
  return openNotices.filter(({ lastDay }) => lastDay >= today);
}

/** Those of them in which an entry of one's own counts. */
export function noticesWith({ period }: Pick<MyEntry, 'period'>, open: readonly OpenNotice[]): OpenNotice[] {
  return open.filter((notice) => notice.isIn && contains(notice.period, period));
}

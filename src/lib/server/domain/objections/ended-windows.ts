import type { Day } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { confirmation, statusParams, type NoticeStatus } from './notice-status';

/** The day since which a notice is confirmed; null: not yet, and `waits` says for what but an objection. */
interface EndedWindow extends Pick<NoticeStatus, 'waits'> {
  confirmed: Day | null;
}

/**
 * The notices among these whose window is over, each with the day since which it is confirmed; null: an
 * objection to it, or to its correction, is still being dealt with, or a correction is still to be confirmed. Nothing else of an objection is given,
 * because boards and every phone of the unit get this.
 * @param today YYYY-MM-DD in the unit's time zone
 */
export async function endedWindows<N extends { code: string; lastDay: Day }>(
  stores: UnitStores,
  notices: readonly N[],
  today: Day
): Promise<(N & EndedWindow)[]> {
  const ended = notices.filter(({ lastDay }) => lastDay < today);
  if (ended.length === 0) return [];
  const reported = await statusParams(stores, today);
  return ended.map((notice) => {
    const { on, waits } = confirmation(notice, reported);
    return { ...notice, confirmed: on, ...(waits && { waits }) };
  });
}

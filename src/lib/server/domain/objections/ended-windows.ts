import type { Day } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { confirmation } from './notice-status';

/**
 * The notices among these whose window is over, each with the day since which it is confirmed; null: an
 * objection to it, or to its correction, is still being dealt with. Nothing else of an objection is given,
 * because boards and every phone of the unit get this.
 * @param today YYYY-MM-DD in the unit's time zone
 */
export async function endedWindows<N extends { code: string; lastDay: Day }>(
  { unit, objections, notices: known }: UnitStores,
  notices: readonly N[],
  today: Day
): Promise<(N & { confirmed: Day | null })[]> {
  const ended = notices.filter(({ lastDay }) => lastDay < today);
  if (ended.length === 0) return [];
  const reported = {
    objections: await objections.list(),
    supplements: await known.supplements(),
    today,
    timeZone: unit.timeZone
  };
  return ended.map((notice) => ({ ...notice, confirmed: confirmation(notice, reported).on }));
}

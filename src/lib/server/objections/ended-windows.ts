import type { Day } from '$lib/calendar';
import type { UnitStores } from '../store/unit-stores';
import { confirmation } from './notice-standing';

/**
 * Those of these notices whose window is over, each with the day since when it is confirmed; null: an objection to it, or to what
 * mends it, is still being dealt with. Nothing else of any objection: boards and every phone of the unit are told it.
 *
 * @param today YYYY-MM-DD in the unit's time zone
 */
export async function endedWindows<N extends { code: string; lastDay: Day }>(
  { unit, objections, notices: known }: UnitStores,
  notices: readonly N[],
  today: Day
): Promise<(N & { confirmed: Day | null })[]> {
  const ended = notices.filter(({ lastDay }) => lastDay < today);
  if (ended.length === 0) return [];
  const told = {
    ...{ objections: await objections.list(), supplements: await known.supplements() },
    ...{ today, timeZone: unit.timeZone }
  };
  return ended.map((notice) => ({ ...notice, confirmed: confirmation(notice, told).on }));
}

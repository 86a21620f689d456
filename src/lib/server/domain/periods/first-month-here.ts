import { dayIn, lastMonth, nextMonth, type Day } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';

/**
 * The first month that isn't on paper: periods that end before it were published and filed on paper. Longer
 * periods that end later are the unit's own, since the paper's months count in them.
 */
export async function firstMonthHere({
  takeovers,
  unit
}: Pick<UnitStores, 'takeovers' | 'unit'>): Promise<string> {
  const last = (await takeovers.list())
    .map(({ period }) => lastMonth(period))
    .sort()
    .at(-1);
  return last === undefined || last < unit.firstPeriod ? unit.firstPeriod : nextMonth(last);
}

/** The day on which the unit was founded here; '' where that was never recorded. */
export function foundedOn({ adoptions, unit }: Pick<UnitStores, 'adoptions' | 'unit'>): Day {
  const founded = adoptions.lines[0]?.recorded ?? null;
  return founded === null ? '' : dayIn(unit.timeZone, new Date(founded));
}

import { yearOf } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';

/** Years in which something of the unit is booked, and the open one; the open one last. */
export async function yearsOf({ periods, ledger, unit }: UnitStores): Promise<number[]> {
  const open = yearOf(await periods.open());
  const months = [...(await ledger.months()), unit.firstPeriod];
  const years = new Set(months.map(yearOf));
  years.delete(open);
  return [...[...years].sort((a, b) => a - b), open];
}

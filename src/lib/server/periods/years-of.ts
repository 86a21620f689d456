import { nextMonth } from '$lib/points';
import type { UnitStores } from '../store/unit-stores';

/** Years in which something of the unit is booked, and the open one; the open one last. */
export async function yearsOf({ periods, ledger, unit }: UnitStores): Promise<number[]> {
  const open = Number((await periods.open()).slice(0, 4));
  const months = [...(await ledger.counts()).keys(), unit.firstPeriod];
  const years = new Set(months.map((month) => Number(month.slice(0, 4))));
  years.delete(open);
  return [...[...years].sort((a, b) => a - b), open];
}

/** The months from a first to a last one, newest first. */
export function monthsUpTo(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months.reverse();
}

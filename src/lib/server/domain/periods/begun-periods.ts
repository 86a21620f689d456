import { firstMonth, monthsFrom, lastMonth, wholeYear } from '$lib/calendar';
import { type Scheme } from '$lib/points';
import { closedWith } from './closing';

/**
 * Every period that the scheme publishes for a unit and that has begun, sealed or not: newest first, of
 * those that end together the shorter first.
 * @param open the open month; periods that begin after it are left out
 */
export function begunPeriods(
  scheme: Pick<Scheme, 'inForce' | 'score'>,
  { firstPeriod, open }: { firstPeriod: string; open: string }
): string[] {
  const byMonth = monthsFrom(firstPeriod, lastMonth(wholeYear(open))).map((month) =>
    closedWith(scheme, month, { firstPeriod })
  );
  return byMonth.reverse().flatMap((periods) => periods.filter((period) => firstMonth(period) <= open));
}

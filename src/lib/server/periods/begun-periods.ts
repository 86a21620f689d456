import { firstMonth } from '$lib/notice';
import { nextMonth, type Scheme } from '$lib/points';
import { closedWith } from './closing';

/**
 * Every period that the scheme publishes of a unit and that has begun, sealed or not: newest first, the shorter first of
 * those that end together.
 *
 * @param open the month that is open; what begins after it isn't there
 */
export function begunPeriods(
  scheme: Pick<Scheme, 'inForce' | 'score'>,
  { firstPeriod, open }: { firstPeriod: string; open: string }
): string[] {
  const byMonth: string[][] = [];
  const end = `${open.slice(0, 4)}-12`;
  for (let month = firstPeriod; month <= end; month = nextMonth(month))
    byMonth.push(closedWith(scheme, month, { firstPeriod }));
  return byMonth.reverse().flatMap((periods) => periods.filter((period) => firstMonth(period) <= open));
}

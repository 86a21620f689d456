import { wholeYear, monthsOf } from '$lib/calendar';
import { publishes, type Scheme } from '$lib/points';

/**
 * The months of the year that lie before the unit's ledger and in which its scheme was in force, in order: all of them are
 * taken over, or the year would have a gap. None where the scheme publishes no months (B): such a year is assessed at
 * its end.
 *
 * @param firstPeriod the first month of the ledger, `YYYY-MM`
 */
export function monthsToTake(scheme: Pick<Scheme, 'inForce' | 'score'>, firstPeriod: string): string[] {
  const earlier = monthsOf(wholeYear(firstPeriod)).filter((month) => month < firstPeriod);
  const gap = earlier.findLastIndex((month) => !publishes(scheme, month));
  return earlier.slice(gap + 1);
}

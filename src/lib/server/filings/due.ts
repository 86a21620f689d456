import { lastDay, type Day } from '$lib/calendar';
import { lastMonth, periodKind } from '$lib/notice';
import { nextMonth, publishes, type Scheme } from '$lib/points';

/**
 * Until when a period is to be filed: the last day of the month after its end. No document names a day (A: 公示结束后及时;
 * D: 年末): this is the default, and pages that count by it say so.
 */
export function dueDay(period: string): Day {
  return lastDay(nextMonth(lastMonth(period)));
}

/** Half-years and years are filed, of schemes that publish them. */
export function isFiled(scheme: Pick<Scheme, 'inForce' | 'score'>, period: string): boolean {
  const kind = periodKind(period);
  return (kind === 'half-year' || kind === 'year') && publishes(scheme, period);
}

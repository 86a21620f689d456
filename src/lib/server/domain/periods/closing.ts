import { periodsAround, periodsEndingWith } from '$lib/calendar';
import { publishes, type Scheme } from '$lib/points';

/**
 * The periods that are sealed together with a month: those that end with it and that the scheme publishes,
 * shortest first. The month itself is none of them where the scheme publishes no months (B); it is closed
 * all the same. A longer period that began before the unit's first month is sealed over the months that it
 * has, and says since when it is recorded (M15); where that is less than half of it, nobody is ranked (M10).
 */
export function closedWith(
  scheme: Pick<Scheme, 'inForce' | 'score'>,
  month: string,
  { firstPeriod }: { firstPeriod: string }
): string[] {
  return periodsEndingWith(month).filter((period) => publishes(scheme, period, firstPeriod));
}

/**
 * The periods around this month that the scheme publishes, shortest first. Where a month has no figures of
 * its own, or not all (E's year has items that no month counts), the next longer one has them.
 */
export function publishedWith(scheme: Pick<Scheme, 'inForce' | 'score'>, month: string): string[] {
  return periodsAround(month).filter((period) => publishes(scheme, period));
}

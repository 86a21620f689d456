import {
  lastDay,
  firstMonth,
  periodKind,
  periodKinds,
  periodsEndingWith,
  periodsAround
} from '$lib/calendar';
import { publishes, rulesOn, type Scheme } from '$lib/points';

/**
 * The periods that are sealed together with a month: those that end with it and that the scheme publishes,
 * shortest first. The month itself is none of them where the scheme publishes no months (B); it is closed
 * all the same. All shorter periods of a longer one have to be in this ledger: a unit that began in
 * September has no half-year and no year then, because rewards and ranks of a whole one would rest on a
 * part of it. Where nothing shorter is published, the longer period is all there is, and its content is
 * assessed at its end; it says since when it is recorded (M15).
 */
export function closedWith(
  scheme: Pick<Scheme, 'inForce' | 'score'>,
  month: string,
  { firstPeriod }: { firstPeriod: string }
): string[] {
  return periodsEndingWith(month).filter(
    (period) =>
      publishes(scheme, period) &&
      (firstMonth(period) >= firstPeriod || isShortest(rulesOn(scheme, lastDay(month)), periodKind(period)))
  );
}

/** Whether these rules publish nothing shorter. */
function isShortest({ score }: Pick<Scheme, 'score'>, kind: (typeof periodKinds)[number]): boolean {
  return periodKinds.find((each) => score[each] !== undefined) === kind;
}

/**
 * The periods around this month that the scheme publishes, shortest first. Where a month has no figures of
 * its own, or not all (E's year has items that no month counts), the next longer one has them.
 */
export function publishedWith(scheme: Pick<Scheme, 'inForce' | 'score'>, month: string): string[] {
  return periodsAround(month).filter((period) => publishes(scheme, period));
}

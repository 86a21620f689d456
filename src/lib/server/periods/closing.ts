import { lastDay } from '$lib/calendar';
import { firstMonth, periodKind, periodKinds, periodsEndingWith } from '$lib/notice';
import { publishes, rulesOn, type Scheme } from '$lib/points';

/**
 * What is sealed together with a month: the periods that end with it and that the scheme publishes, shortest first. The
 * month itself is none of them where the scheme publishes no months (B); it is closed all the same.
 *
 * Of a longer period every shorter one has to be in this ledger. A unit that began in September has no half-year and
 * no year then: standing awards and full allowances would be given for months that nobody has kept. Where nothing
 * shorter is published, the longer period is all there is, and what it holds is assessed at its end.
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
 * The periods with this month in them that the scheme publishes, shortest first. Where a month has no figures of its own,
 * or not all (E's year has items that no month counts), those of the next one stand for it.
 */
export function publishedWith(scheme: Pick<Scheme, 'inForce' | 'score'>, month: string): string[] {
  const [year, n] = [month.slice(0, 4), Number(month.slice(5))];
  const around = [month, `${year}-Q${Math.ceil(n / 3)}`, `${year}-H${Math.ceil(n / 6)}`, year];
  return around.filter((period) => publishes(scheme, period));
}

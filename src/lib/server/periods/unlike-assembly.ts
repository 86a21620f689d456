import { firstMonth, periodKind, periodsEndingWith } from '$lib/notice';
import { publishes, type Hundredths, type Result } from '$lib/points';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import { scorePeriod } from './score-period';
import { schemeOf } from './unit-scheme';

/** How a quarter's points have come to differ from those that its assembly has fixed. */
export interface UnlikeAssembly {
  quarter: string;
  people: { subject: string; fixed: Hundredths; now: Hundredths }[];
  /** numbers of what was booked in its months since, in the order of booking */
  entries: string[];
}

/**
 * Compares the quarter that ends with a month, as it would be sealed, with what its assembly has fixed. The assembly
 * fixes the points (D, 确定党员积分), so what differs is no warning: the month isn't sealed with it. What came later is
 * reversed in this month and booked in the next (M4, M7); a reversal brings the points back to what they were.
 *
 * @param results of the periods that are sealed with the month, as they would be
 * @returns null where both agree, and where no assembly has concluded
 */
export async function unlikeAssembly(
  stores: UnitStores,
  month: string,
  results: ReadonlyMap<string, Result>
): Promise<UnlikeAssembly | null> {
  const quarter = periodsEndingWith(month).find((period) => periodKind(period) === 'quarter');
  if (quarter === undefined || !publishes(schemeOf(stores), quarter)) return null;
  const conclusion = await stores.assemblies.conclusion(quarter);
  if (!conclusion) return null;
  const fixed = new Map(conclusion.results.map(({ subject, points }) => [subject, points]));
  const people = (results.get(quarter) ?? (await scorePeriod(stores, quarter))).rows
    .map(({ subject, points }) => ({ subject, fixed: fixed.get(subject) ?? 0, now: points }))
    .filter((each) => each.fixed !== each.now);
  if (people.length === 0) return null;
  const since = await stores.ledger.entries({ after: conclusion.seq });
  const within = since.filter(({ period }) => period >= firstMonth(quarter) && period <= month);
  return { quarter, people, entries: within.map(({ id }) => id) };
}

/** @throws Problem `assembly-differs` */
export function needLikeAssembly(unlike: UnlikeAssembly | null): void {
  if (!unlike) return;
  const { quarter, people, entries } = unlike;
  const some = entries.length > 5 ? [...entries.slice(0, 5), '…'] : entries;
  throw new Problem('assembly-differs', 409, {
    quarter,
    count: people.length,
    entries: some.join('、') || '—'
  });
}

import { firstMonth, quarterOf, lastMonth } from '$lib/calendar';
import { publishes, type Entry, type Hundredths, type ScoreResult } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import { correctionsSince } from '../assemblies/corrections-since';
import type { UnitStores } from '../units/unit-stores';
import { scorePeriod } from './score-period';
import { schemeOf } from './unit-scheme';

/** The difference between a quarter's points and those that its assembly has fixed. */
export interface UnlikeAssembly {
  quarter: string;
  people: { subject: string; fixed: Hundredths; now: Hundredths }[];
  /** numbers of the lines booked in its months since, without corrections, in the order of booking */
  entries: string[];
}

/**
 * Compares the quarter that ends with a month, as it would be sealed, with the points that its assembly has
 * fixed (D, 确定党员积分). A difference is no warning but keeps the month from being sealed: later lines are
 * reversed in this month and booked in the next (M4, M7), and a reversal restores the points. A correction that a competent
 * body has decided since is no difference: its notice names both decisions.
 * @param results of the periods that are sealed with the month, as they would be
 * @returns null where both agree, and where no assembly has concluded
 */
export async function unlikeAssembly(
  stores: UnitStores,
  month: string,
  results: ReadonlyMap<string, ScoreResult>
): Promise<UnlikeAssembly | null> {
  const quarter = quarterOf(month);
  if (lastMonth(quarter) !== month || !publishes(schemeOf(stores), quarter)) return null;
  const conclusion = await stores.assemblies.conclusion(quarter);
  if (!conclusion) return null;
  const since = await stores.ledger.entries({ after: conclusion.seq });
  const corrections = new Set((await correctionsSince(stores, quarter, since)).map(({ id }) => id));
  // Most quarters have no correction since, and are scored once.
  const now =
    corrections.size > 0
      ? await scorePeriod(stores, quarter, await ledgerWithout(stores, corrections))
      : (results.get(quarter) ?? (await scorePeriod(stores, quarter)));
  const fixed = new Map(conclusion.results.map(({ subject, points }) => [subject, points]));
  const people = now.rows
    .map(({ subject, points }) => ({ subject, fixed: fixed.get(subject) ?? 0, now: points }))
    .filter((each) => each.fixed !== each.now);
  if (people.length === 0) return null;
  const others = since.filter(
    ({ id, period }) => period >= firstMonth(quarter) && period <= month && !corrections.has(id)
  );
  return { quarter, people, entries: others.map(({ id }) => id) };
}

async function ledgerWithout({ ledger }: UnitStores, aside: ReadonlySet<string>): Promise<Entry[]> {
  return (await ledger.allScorable()).filter(({ id }) => !aside.has(id));
}

/**
 * Refuses a quarter whose points differ from those that its assembly has fixed.
 * @throws Problem `assembly-differs`
 */
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

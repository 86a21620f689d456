import { contains, dayIn, lastMonth, monthsOf, periodKind, quarterOf, type Day } from '$lib/calendar';
import { publishes, type Scheme } from '$lib/points';
import type { UnitStores } from '../units/unit-stores';

/** How far the assembly of a quarter that has one has got (D 三（三）). */
export type QuarterEvaluation =
  | { quarter: string; state: 'fixed' }
  | { quarter: string; state: 'skipped'; reason: string; date: Day }
  | { quarter: string; state: 'due' };

/**
 * The assembly of a quarter; null where the scheme in force at its end has none.
 * @param scheme the scheme in force at the quarter's end
 */
export async function quarterEvaluation(
  { assemblies, unit }: Pick<UnitStores, 'assemblies' | 'unit'>,
  scheme: Pick<Scheme, 'assembly' | 'inForce' | 'score'>,
  quarter: string
): Promise<QuarterEvaluation | null> {
  if (!scheme.assembly || !publishes(scheme, quarter)) return null;
  if (await assemblies.conclusion(quarter)) return { quarter, state: 'fixed' };
  const skip = await assemblies.skip(quarter);
  if (!skip) return { quarter, state: 'due' };
  const date = dayIn(unit.timeZone, new Date(skip.skipped));
  return { quarter, state: 'skipped', reason: skip.reason, date };
}

/**
 * The assemblies of the quarters that a longer period has here, in their order; none for a month, which is assessed first.
 * A quarter that was taken over from paper was decided on paper.
 */
export async function evaluationsIn(
  stores: UnitStores,
  scheme: Pick<Scheme, 'assembly' | 'inForce' | 'score'>,
  period: string
): Promise<QuarterEvaluation[]> {
  if (periodKind(period) === 'month') return [];
  const taken = new Set((await stores.takeovers.list()).map((one) => one.period));
  const found: QuarterEvaluation[] = [];
  for (const quarter of new Set(monthsOf(period).map(quarterOf))) {
    if (!contains(period, quarter) || lastMonth(quarter) < stores.unit.firstPeriod) continue;
    if (taken.has(lastMonth(quarter)) || taken.has(quarter)) continue;
    const evaluation = await quarterEvaluation(stores, scheme, quarter);
    if (evaluation) found.push(evaluation);
  }
  return found;
}

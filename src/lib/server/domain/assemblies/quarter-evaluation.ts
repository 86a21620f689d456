import { contains, dayIn, lastMonth, monthsOf, periodKind, quarterOf, type Day } from '$lib/calendar';
import { publishes, type Scheme } from '$lib/points';
import { isQuorate } from './need-quarter';
import type { UnitStores } from '../units/unit-stores';

/**
 * How far the assembly of a quarter that has one has got (D 三（三）). `late`: it was skipped, and met after the quarter's last
 * month was sealed.
 */
export type QuarterEvaluation =
  | { quarter: string; state: 'fixed' }
  | { quarter: string; state: 'skipped'; reason: string; date: Day }
  | { quarter: string; state: 'late'; reason: string; date: Day; met: Day }
  | { quarter: string; state: 'due' };

/**
 * The assembly of a quarter; null where the scheme in force at its end has none.
 * @param scheme the scheme in force at the quarter's end
 */
export async function quarterEvaluation(
  { assemblies, periods, unit }: Pick<UnitStores, 'assemblies' | 'periods' | 'unit'>,
  scheme: Pick<Scheme, 'assembly' | 'inForce' | 'score'>,
  quarter: string
): Promise<QuarterEvaluation | null> {
  if (!scheme.assembly || !publishes(scheme, quarter)) return null;
  const conclusion = await assemblies.conclusion(quarter);
  const skip = await assemblies.skip(quarter);
  if (!skip) return { quarter, state: conclusion ? 'fixed' : 'due' };
  const skipped = { quarter, reason: skip.reason, date: dayIn(unit.timeZone, new Date(skip.skipped)) };
  const record = (await assemblies.records(quarter)).at(-1);
  const sealed = (await periods.seals()).find(({ period }) => period === lastMonth(quarter));
  if (!conclusion) {
    // Once it has met, its quarter waits for what it decides.
    const isDue = !sealed && record !== undefined && isQuorate(record);
    return isDue ? { quarter, state: 'due' } : { ...skipped, state: 'skipped' };
  }
  if (!record || !sealed || sealed.seq > conclusion.seq) return { quarter, state: 'fixed' };
  return { ...skipped, state: 'late', met: record.decision.date };
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

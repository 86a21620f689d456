import { kindOf, type Hundredths } from '$lib/points';
import type { Indicator } from './indicators';

/** An item for which the assessed give themselves a score (自评分), with the department that answers for it. */
export interface SelfScoredItem {
  id: string;
  name: string;
  english: string;
  department: string;
  max: Hundredths;
}

/**
 * The items that the assessed score themselves: those of the detail table, which has the column 自评分 (B: the 17
 * items of the 细则). Rules without such a table have it beside each indicator.
 */
export function selfScored(indicators: readonly Indicator[]): SelfScoredItem[] {
  const ofTables = indicators.flatMap(itemsOfTable);
  return ofTables.length > 0
    ? ofTables
    : indicators.map(({ id, name, english, department, max }) => ({ id, name, english, department, max }));
}

/** The items of an indicator's detail table, in its order; none where it is one figure. */
function itemsOfTable({ parts, department }: Indicator): SelfScoredItem[] {
  return parts.map((item) => {
    const { id, name, english } = item;
    return { id, name, english, department, max: kindOf(item).marks?.(item) ?? 0 };
  });
}

/**
 * A subject's scores of itself as an indicator counts marks: its own one, or the sum of its table's items times the
 * table's weight, rounded once. It is shown and never counted.
 * @returns null while one of them is missing
 */
export function selfScoreOf(
  indicator: Indicator,
  scoreOf: (item: string) => Hundredths | undefined
): Hundredths | null {
  if (indicator.outOf === null) return scoreOf(indicator.id) ?? null;
  const scores = itemsOfTable(indicator).map(({ id }) => scoreOf(id));
  const known = scores.filter((each) => each !== undefined);
  if (known.length < scores.length) return null;
  return Math.round((known.reduce((sum, each) => sum + each, 0) * indicator.max) / indicator.outOf);
}

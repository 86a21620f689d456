import type { ScoreResult, Statement } from '../score/statement';
import type { ExplanationInput } from './explain-statement';

/**
 * Selects the parts of everybody's result that concern one subject: outcomes, and ties beside them that
 * people decide (M12).
 */
export function concerning(
  result: ScoreResult,
  { subject, pool }: Statement
): Pick<ExplanationInput, 'ranked' | 'outcomes' | 'undecided' | 'conversions'> {
  const outcomes = result.outcomes.filter((one) => one.pool === pool && one.subjects.includes(subject));
  const ties = result.warnings.flatMap((one) =>
    one.code === 'tie-to-decide' && one.pool === pool && one.subjects.includes(subject) ? [one.rule] : []
  );
  const concerned = new Set([...outcomes.map(({ rule }) => rule), ...ties]);
  return {
    ranked: result.rows.filter((row) => row.pool === pool && row.rank !== null).length,
    outcomes: [...concerned].map((rule) => ({ rule })),
    undecided: new Set(ties),
    conversions: result.conversions.filter((one) => one.subject === subject)
  };
}

import { convert } from './conversions';
import { outcomeKindOf } from './outcomes';
import type { Period } from './period';
import { rankPool } from './rank';
import type { Scheme } from './scheme';
import type { Conversion, Outcome, Statement, Warning } from './statement';

/** Ranks every pool (M11), then lets each outcome rule of this kind of period, in the scheme's order, find whom it concerns (M12). */
export function concludePools(rows: readonly Statement[], period: Period, scheme: Scheme) {
  const outcomes: Outcome[] = [];
  const ties: Warning[] = [];
  for (const pool of [...new Set(rows.map((row) => row.pool))].sort()) {
    const standings = rankPool(rows.filter((row) => row.pool === pool));
    const decided = new Map<string, readonly string[]>();
    for (const rule of scheme.outcomes) {
      if (rule.period !== period.kind) continue;
      const { subjects, undecided = [] } = outcomeKindOf(rule).concerned(rule, standings, decided);
      decided.set(rule.id, subjects);
      if (subjects.length > 0) outcomes.push({ rule: rule.id, pool, subjects });
      if (undecided.length > 0)
        ties.push({ code: 'tie-to-decide', rule: rule.id, pool, subjects: undecided });
    }
  }
  return { outcomes, ties };
}

interface Scored {
  statement: Statement;
  /** year to date by section */
  ytd: Record<string, number>;
}

/** What the year to date buys, by rule, then in the order given. */
export function convertAll(scored: readonly Scored[], scheme: Scheme): Conversion[] {
  return scheme.conversions.flatMap((rule) =>
    scored
      .map((one): Conversion => ({
        rule: rule.id,
        subject: one.statement.subject,
        ...convert(rule, one.ytd)
      }))
      .filter((conversion) => conversion.value > 0)
  );
}

import { isDue, outcomeKindOf, type Field } from '../outcomes';
import { tiesByPeople } from '../outcomes/ties-by-people';
import type { Period } from '../../calendar';
import { byPool, type Past } from './past';
import { inRankOrder, rankPool } from './rank';
import type { SchemeRules } from '../scheme/scheme';
import type { Compared } from './compared';
import type { Outcome, Statement, Warning } from './statement';

/** A row that ranks, and the scored subject behind it. */
export interface Contender {
  row: Statement;
  scored: Compared;
}

/**
 * Ranks every pool (M11), then lets each outcome rule that is due, in the scheme's order, find the subjects
 * whom it concerns (M12).
 */
export function concludePools(
  contenders: readonly Contender[],
  { period, rules, past }: { period: Period; rules: SchemeRules; past: Past }
) {
  const outcomes: Outcome[] = [];
  const ties: Warning[] = [];
  for (const [pool, own] of byPool(contenders, ({ row }) => row.pool)) {
    const field = fieldOf(own, period);
    for (const rule of rules.outcomes) {
      if (!isDue(rule, period)) continue;
      const { subjects, ties: undecided = [] } = outcomeKindOf(rule).concerned(rule, field, (name) =>
        past.of(rule, name)
      );
      field.decided.set(rule.id, subjects);
      if (subjects.length > 0) outcomes.push({ rule: rule.id, pool, subjects });
      for (const tied of tiesByPeople(undecided))
        ties.push({ code: 'tie-to-decide', rule: rule.id, pool, ...tied });
    }
  }
  return { outcomes, ties };
}

function fieldOf(own: readonly Contender[], period: Period) {
  const standings = rankPool(own.map(({ row }) => row));
  const bySubject = new Map(own.map((one) => [one.row.subject, one]));
  const decided = new Map<string, readonly string[]>();
  let everyone: string[] | null = null;
  return {
    period,
    standings,
    decided,
    get everyone() {
      return (everyone ??= own
        .map(({ row }) => row)
        .sort(inRankOrder)
        .map(({ subject }) => subject));
    },
    amountOf: (subject, item) => bySubject.get(subject)?.scored.beside.amounts.get(item) ?? 0,
    groupOf: (subject) => bySubject.get(subject)?.scored.facts.group ?? '',
    has: (subject) => bySubject.has(subject)
  } satisfies Field & { decided: Map<string, readonly string[]> };
}

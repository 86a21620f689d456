import type { SealedOutcome } from './periods';

interface ConcernedRow {
  rule: string;
  code: string;
  undecided: number;
  rank: number | null;
}

/**
 * Groups the people whom outcomes concern by rule.
 * @param rows by number (编号); people come out in rank order
 */
export function outcomesByRule(rows: readonly ConcernedRow[]): SealedOutcome[] {
  const last = Number.MAX_SAFE_INTEGER;
  const byRank = [...rows].sort((a, b) => (a.rank ?? last) - (b.rank ?? last));
  const outcomes = new Map<string, SealedOutcome>();
  for (const { rule, code, undecided } of byRank) {
    const outcome = outcomes.get(rule) ?? { rule, subjects: [], undecided: [] };
    outcomes.set(rule, outcome);
    (undecided === 0 ? outcome.subjects : outcome.undecided).push(code);
  }
  return [...outcomes.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

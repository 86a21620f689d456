import type { Tie } from './outcome';

/** A tie between the same people, however many of the periods that the outcome looks back at have it. */
export interface TieOfPeople {
  subjects: string[];
  /** the earlier periods in which it stands, in their order; none: in the result's own */
  periods?: string[];
}

/**
 * Brings the ties of one rule and pool together by the people in them, because people are decided on once (M12).
 * Ties between other people stay apart, each with its own periods. A tie without anybody is dropped.
 */
export function tiesByPeople(ties: readonly Tie[]): TieOfPeople[] {
  const found = new Map<string, TieOfPeople>();
  for (const { subjects, period } of ties) {
    if (subjects.length === 0) continue;
    const key = JSON.stringify([...subjects].sort());
    const tie = found.get(key) ?? { subjects };
    if (period !== undefined) tie.periods = [...(tie.periods ?? []), period].sort();
    found.set(key, tie);
  }
  return [...found.values()];
}

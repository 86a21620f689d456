import { cellKey } from './cells';
import type { AssessmentSheet } from './sheet';

/** Counts the required figures that each department still owes. */
export function owing({
  indicators,
  communities,
  cells
}: AssessmentSheet): { name: string; owed: number; of: number }[] {
  return [...new Set(indicators.map(({ department }) => department))].map((name) => {
    const due = indicators.filter(({ department, required }) => department === name && required);
    const all = due.flatMap(({ id }) => communities.map((community) => cellKey(community.id, id)));
    const owed = all.filter((key) => (cells.get(key)?.value ?? null) === null).length;
    return { name, owed, of: all.length };
  });
}

/**
 * Counts the self-scores that communities haven't given yet; self-scores are shown beside the figures and
 * never counted.
 */
export function selfScoresOwed({ indicators, communities, selfScores }: AssessmentSheet): number {
  const all = indicators.flatMap(({ id }) => communities.map((community) => cellKey(community.id, id)));
  return all.filter((key) => !selfScores.has(key)).length;
}

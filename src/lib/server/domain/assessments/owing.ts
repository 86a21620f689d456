import { cellKey } from './cells';
import type { AssessmentSheet } from './sheet';

/** Counts the required figures that each department still owes; whoever was assessed another way needs none. */
export function owing({
  indicators,
  communities,
  cells
}: AssessmentSheet): { name: string; owed: number; of: number }[] {
  return [...new Set(indicators.map(({ department }) => department))].map((name) => {
    const due = indicators.filter(({ department, required }) => department === name && required);
    const isGiven = (subject: string, item: string) =>
      (cells.get(cellKey(subject, item))?.value ?? null) !== null;
    const all = due.flatMap(({ id, instead }) =>
      communities
        .filter((community) => !instead.some((way) => isGiven(community.id, way.id)))
        .map((community) => isGiven(community.id, id))
    );
    const owed = all.filter((given) => !given).length;
    return { name, owed, of: all.length };
  });
}

/**
 * Counts the self-scores that communities haven't given yet; self-scores are shown beside the figures and
 * never counted.
 */
export function selfScoresOwed({
  indicators,
  communities,
  selfScores,
  scoreThemselves
}: AssessmentSheet): number {
  if (!scoreThemselves) return 0;
  const all = indicators.flatMap(({ id }) => communities.map((community) => cellKey(community.id, id)));
  return all.filter((key) => !selfScores.has(key)).length;
}

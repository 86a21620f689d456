import { cellKey } from './cells';
import { figureOf, type EnteredSheet } from './sheet';
import { selfScored } from './self-scored';

/** Counts the required figures that each department still owes: one for each person and item, by whichever way it is given. */
export function owing({
  indicators,
  communities,
  cells
}: EnteredSheet): { name: string; owed: number; of: number }[] {
  return [...new Set(indicators.map(({ department }) => department))].map((name) => {
    const due = indicators.filter(({ department, required }) => department === name && required);
    const all = due.flatMap((indicator) =>
      communities.map((person) => {
        const item = figureOf({ cells }, indicator, person);
        return item !== null && (cells.get(cellKey(person.id, item.id))?.value ?? null) !== null;
      })
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
}: EnteredSheet): number {
  if (!scoreThemselves) return 0;
  const all = selfScored(indicators).flatMap(({ id }) =>
    communities.map((community) => cellKey(community.id, id))
  );
  return all.filter((key) => !selfScores.has(key)).length;
}

import { cellKey } from './cells';
import type { Sheet } from './sheet';

/** How many required figures each department still owes. */
export function owing({
  indicators,
  communities,
  cells
}: Sheet): { name: string; owed: number; of: number }[] {
  return [...new Set(indicators.map(({ department }) => department))].map((name) => {
    const due = indicators.filter(({ department, required }) => department === name && required);
    const all = due.flatMap(({ id }) => communities.map((community) => cellKey(community.id, id)));
    const owed = all.filter((key) => (cells.get(key)?.value ?? null) === null).length;
    return { name, owed, of: all.length };
  });
}

/** How many indicators the communities haven't scored themselves for: looked at beside the figures, never counted. */
export function selfScoresOwed({ indicators, communities, selfScores }: Sheet): number {
  const all = indicators.flatMap(({ id }) => communities.map((community) => cellKey(community.id, id)));
  return all.filter((key) => !selfScores.has(key)).length;
}

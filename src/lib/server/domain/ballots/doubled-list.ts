import type { BallotPaper, PaperScore } from './ballots';

/**
 * The earlier list that a new one looks like: all rows of the shorter one stand in the other. Struck lists are left out, and
 * papers that were keyed in one by one.
 */
export function doubledList(
  papers: readonly BallotPaper[],
  scores: readonly PaperScore[]
): BallotPaper | undefined {
  const lists = papers.filter(({ source, struck }) => source === 'file' && !struck);
  if (lists.length === 0) return undefined;
  const rows = rowsOf(scores);
  return lists.find((list) => {
    const known = rowsOf(list.scores);
    return list.scores.length < scores.length ? standIn(known, rows) : standIn(rows, known);
  });
}

/** Counts equal rows. */
function rowsOf(scores: readonly PaperScore[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (const { subject, group, score } of scores) {
    const row = JSON.stringify([subject, group, score]);
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  return rows;
}

function standIn(some: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>): boolean {
  return [...some].every(([row, count]) => (all.get(row) ?? 0) >= count);
}

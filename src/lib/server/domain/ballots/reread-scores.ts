import type { YearBallot, PaperScore, ReadBy, Rereading } from './ballots';

/**
 * The scores of the papers that count, with rereadings applied, in the order of the papers and of their
 * lines.
 */
export function rereadScores(
  { papers, rereadings }: Pick<YearBallot, 'papers' | 'rereadings'>,
  by: ReadBy
): PaperScore[] {
  const last = new Map<string, Rereading>();
  for (const reading of rereadings)
    if (by === 'all' || (by !== 'none' && by.has(reading.seq))) last.set(placeOf(reading), reading);
  return papers.flatMap(({ no, struck, scores }) => {
    if (struck) return [];
    const read = scores.map((score, line) => {
      const reading = last.get(placeOf({ no, line }));
      return reading ? scoreOf(reading) : score;
    });
    const added = [...last.values()]
      .filter((reading) => reading.no === no && reading.line >= scores.length)
      .sort((a, b) => a.line - b.line)
      .map(scoreOf);
    return [...read, ...added].filter((score) => score !== null);
  });
}

function placeOf({ no, line }: Pick<Rereading, 'no' | 'line'>): string {
  return `${no} ${line}`;
}

function scoreOf({ subject, group, score }: Rereading): PaperScore | null {
  return score === null ? null : { subject, group, score };
}

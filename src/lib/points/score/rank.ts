import { compareCodeUnits } from '../kinds/order';
import type { RankedStanding } from '../outcomes';
import type { StatementStatus } from './statement';

/** The fields that ranking reads; it sets `rank`. */
export interface RankableRow {
  subject: string;
  status: StatementStatus;
  score: number;
  rank: number | null;
}

/** Sets the ranks of a pool (M11): by score, equals share a rank and the next is skipped: 1, 2, 2, 4. Vetoed ones tie last. */
export function rankPool(rows: readonly RankableRow[]): RankedStanding[] {
  const field = rows.filter((one) => one.status === 'ranked' || one.status === 'vetoed').sort(byScore);
  let rank = 0;
  return field.map((one, place) => {
    const above = field[place - 1];
    if (!above || compareScore(above, one) !== 0) rank = place + 1;
    one.rank = rank;
    return { subject: one.subject, rank, score: one.score };
  });
}

/** Compares by rank, then by subject; those without a rank come last. */
export function inRankOrder(a: RankableRow, b: RankableRow): number {
  return compareCodeUnits(a.rank ?? Infinity, b.rank ?? Infinity) || compareCodeUnits(a.subject, b.subject);
}

function byScore(a: RankableRow, b: RankableRow): number {
  return compareScore(a, b) || compareCodeUnits(a.subject, b.subject);
}

function compareScore(a: RankableRow, b: RankableRow): number {
  const veto = compareCodeUnits(a.status === 'vetoed' ? 1 : 0, b.status === 'vetoed' ? 1 : 0);
  return veto || (a.status === 'vetoed' ? 0 : compareCodeUnits(b.score, a.score));
}

import { compare } from './fraction';
import { type OracleRow, type OracleTie } from './words';

/** The rows with a rank, including vetoed ones, which are last (M11). */
export function ranked(rows: readonly OracleRow[]): OracleRow[] {
  return rows.filter((row) => row.status === 'ranked' || row.status === 'vetoed');
}

/** The rank within a pool, as in 1, 2, 2, 4: one more than the number before it. */
export function rankOf(row: OracleRow, rows: readonly OracleRow[]): number | null {
  if (!ranked([row]).includes(row)) return null;
  const before = ranked(rows).filter((other) => other.pool === row.pool && standsBefore(other, row));
  return before.length + 1;
}

function standsBefore(a: OracleRow, b: OracleRow): boolean {
  if (a.status === 'vetoed') return false;
  return b.status === 'vetoed' || compare(a.score, b.score) > 0;
}

export function pools(rows: readonly OracleRow[]): string[] {
  return [...new Set(rows.map((row) => row.pool))].sort();
}

/** The ranked rows of a pool, whose number is N. */
export function inPool(rows: readonly OracleRow[], pool: string): OracleRow[] {
  return ranked(rows).filter((row) => row.pool === pool);
}

/** M12: everyone in one pool's ranked rows with rank ≤ k. */
export function top(field: readonly OracleRow[], k: number): string[] {
  return field.filter((row) => row.rank !== null && row.rank <= k).map((row) => row.subject);
}

/** M12: everyone for whom the number of subjects with an equal or lower score is ≤ k. */
export function bottom(field: readonly OracleRow[], k: number): string[] {
  return field
    .filter((row) => field.filter((other) => compare(other.score, row.score) <= 0).length <= k)
    .map((row) => row.subject);
}

/** A third for a reward, which is at least 1. */
export function rewardThird(n: number): number {
  return Math.max(1, Math.floor(n / 3));
}

export function sanctionThird(n: number): number {
  return Math.floor(n / 3);
}

/** A percentage for a reward, which rounds half up. */
export function rewardPercent(n: number, percent: number): number {
  return Math.floor((2 * n * percent + 100) / 200);
}

export function sanctionPercent(n: number, percent: number): number {
  return Math.floor((n * percent) / 100);
}

/** M12: a tie is included only while at most 2k people result; a larger one is left out, and named. */
export function scarceTop(
  field: readonly OracleRow[],
  k: number
): { subjects: string[]; tie: OracleTie['subjects'] } {
  const subjects = top(field, k);
  if (subjects.length <= 2 * k) return { subjects, tie: [] };
  const last = Math.max(...field.filter((row) => subjects.includes(row.subject)).map((row) => row.rank ?? 0));
  const tie = field.filter((row) => row.rank === last).map((row) => row.subject);
  return { subjects: subjects.filter((subject) => !tie.includes(subject)), tie };
}

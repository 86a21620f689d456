import { compare } from './fraction';
import { type Row, type Tie } from './words';

/** Who has a rank: the vetoed as well, last (M11). */
export function ranked(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.status === 'ranked' || row.status === 'vetoed');
}

/** 1, 2, 2, 4 within a pool: one more than stand before it. */
export function rankOf(row: Row, rows: readonly Row[]): number | null {
  if (!ranked([row]).includes(row)) return null;
  const before = ranked(rows).filter((other) => other.pool === row.pool && standsBefore(other, row));
  return before.length + 1;
}

function standsBefore(a: Row, b: Row): boolean {
  if (a.status === 'vetoed') return false;
  return b.status === 'vetoed' || compare(a.score, b.score) > 0;
}

export function pools(rows: readonly Row[]): string[] {
  return [...new Set(rows.map((row) => row.pool))].sort();
}

/** N of a pool, and those who make it. */
export function inPool(rows: readonly Row[], pool: string): Row[] {
  return ranked(rows).filter((row) => row.pool === pool);
}

/** M12, of the ranked of one pool: everyone with rank ≤ k. */
export function top(field: readonly Row[], k: number): string[] {
  return field.filter((row) => row.rank !== null && row.rank <= k).map((row) => row.subject);
}

/** M12: everyone for whom the number of subjects with an equal or lower score is ≤ k. */
export function bottom(field: readonly Row[], k: number): string[] {
  return field
    .filter((row) => field.filter((other) => compare(other.score, row.score) <= 0).length <= k)
    .map((row) => row.subject);
}

/** A reward's third is at least 1, of those who are there. */
export function rewardThird(n: number): number {
  return Math.max(1, Math.floor(n / 3));
}

export function sanctionThird(n: number): number {
  return Math.floor(n / 3);
}

/** Percent: a reward rounds half up. */
export function rewardPercent(n: number, percent: number): number {
  return Math.floor((2 * n * percent + 100) / 200);
}

export function sanctionPercent(n: number, percent: number): number {
  return Math.floor((n * percent) / 100);
}

/** M12: a tie comes in only while at most 2k people result; a larger one stays out, and is named. */
export function scarceTop(field: readonly Row[], k: number): { subjects: string[]; tie: Tie['subjects'] } {
  const subjects = top(field, k);
  if (subjects.length <= 2 * k) return { subjects, tie: [] };
  const last = Math.max(...field.filter((row) => subjects.includes(row.subject)).map((row) => row.rank ?? 0));
  const tie = field.filter((row) => row.rank === last).map((row) => row.subject);
  return { subjects: subjects.filter((subject) => !tie.includes(subject)), tie };
}

import type { SealedResult } from '../periods/periods';

/**
 * Results in the public order: pool by pool, the one with the lowest number in it first (leaders before the
 * reserve); in each by rank, ties by number, the unranked last. Only the person and the office learn of a
 * veto, so people under one have no rank here, and no place that reveals it.
 */
export function asPublished<Result extends SealedResult>(results: readonly Result[]): Result[] {
  const last = Number.MAX_SAFE_INTEGER;
  const heads = new Map<string, string>();
  for (const { pool, subject } of results) {
    const head = heads.get(pool);
    if (head === undefined || subject < head) heads.set(pool, subject);
  }
  const headOf = ({ pool }: Result) => heads.get(pool) ?? '';
  return results
    .map((result) => (result.status === 'ranked' ? result : { ...result, rank: null }))
    .sort(
      (a, b) =>
        compare(headOf(a), headOf(b)) ||
        compare(a.pool, b.pool) ||
        (a.rank ?? last) - (b.rank ?? last) ||
        compare(a.subject, b.subject)
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

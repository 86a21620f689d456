import type { SealedResult } from '../periods/periods';

/** Results as a list shows them: pool by pool, in rank order, the unranked last, ties by number. */
export function inRankOrder(results: readonly SealedResult[]): SealedResult[] {
  const last = Number.MAX_SAFE_INTEGER;
  return [...results].sort(
    (a, b) => compare(a.pool, b.pool) || (a.rank ?? last) - (b.rank ?? last) || compare(a.subject, b.subject)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

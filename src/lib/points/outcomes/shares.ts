import type { Standing } from './outcome';

export interface Share {
  part: number;
  of: number;
}

/** Size of a share of N for a reward: rounded down, at least 1 (M12). */
export function rewardSize(share: Share, n: number): number {
  return n === 0 ? 0 : Math.max(1, sanctionSize(share, n));
}

/** Size of a share of N for a sanction: rounded down, so that it may be nobody (M12). */
export function sanctionSize(share: Share, n: number): number {
  return Math.floor((n * share.part) / share.of);
}

/** Everyone with rank ≤ k: ties come in (M12). */
export function top(k: number, standings: readonly Standing[]): Standing[] {
  return standings.filter((one) => one.rank <= k);
}

/** Everyone with at most k subjects at an equal or lower score: a tie that doesn't fit stays out (M12). */
export function bottom(k: number, standings: readonly Standing[]): Standing[] {
  // Of rank r there are r − 1 above: all the others are equal or lower.
  return standings.filter((one) => standings.length - (one.rank - 1) <= k);
}

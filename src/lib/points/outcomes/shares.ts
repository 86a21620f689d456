import type { Standing } from './outcome';

export interface Share {
  part: number;
  of: number;
  percent: boolean;
}

/** Size of a share of N for a reward (M12): a percentage is rounded half up, a fraction down, but at least 1. */
export function rewardSize(share: Share, n: number): number {
  if (share.percent) return Math.floor((2 * n * share.part + share.of) / (2 * share.of));
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

/** Top k of a scarce reward: a tie comes in only while at most 2k people result; a larger one is for people to decide (M12). */
export function topScarce(
  k: number,
  standings: readonly Standing[]
): { within: Standing[]; undecided: Standing[] } {
  const within = top(k, standings);
  if (within.length <= 2 * k) return { within, undecided: [] };
  const last = within[within.length - 1]?.rank ?? 0;
  return {
    within: within.filter((one) => one.rank < last),
    undecided: within.filter((one) => one.rank === last)
  };
}

/**
 * Everyone with at most k subjects at an equal or lower score: a tie that doesn't fit stays out (M12). By score and
 * not by rank: who is at 0 as well keeps somebody under a veto company.
 */
export function bottom(k: number, standings: readonly Standing[]): Standing[] {
  const scores = standings.map((one) => one.score).sort((a, b) => a - b);
  // The first k places hold whoever is lower than the one in the place after them.
  const limit = k < scores.length ? (scores[k] ?? Infinity) : Infinity;
  return standings.filter((one) => one.score < limit);
}

export function subjectsOf(standings: readonly Standing[]): string[] {
  return standings.map((one) => one.subject);
}

import type { RankedStanding } from './outcome';

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
export function topByRank(k: number, standings: readonly RankedStanding[]): RankedStanding[] {
  return standings.filter((one) => one.rank <= k);
}

/** Top k of a scarce reward: a tie comes in only while at most 2k people result; a larger one is for people to decide (M12). */
export function topScarce(
  k: number,
  standings: readonly RankedStanding[]
): { within: RankedStanding[]; undecided: RankedStanding[] } {
  const within = topByRank(k, standings);
  if (within.length <= 2 * k) return { within, undecided: [] };
  const last = within[within.length - 1]?.rank ?? 0;
  return {
    within: within.filter((one) => one.rank < last),
    undecided: within.filter((one) => one.rank === last)
  };
}

/**
 * Everyone with at most k subjects at an equal or lower score: a tie that doesn't fit stays out (M12).
 * Scores decide and not ranks, because others with a score of 0 share the place of somebody under a veto.
 */
export function bottomByScore(k: number, standings: readonly RankedStanding[]): RankedStanding[] {
  const scores = standings.map((one) => one.score).sort((a, b) => a - b);
  // The first k places hold those who are lower than the one in the next place.
  const limit = k < scores.length ? (scores[k] ?? Infinity) : Infinity;
  return standings.filter((one) => one.score < limit);
}

/** The subjects of these standings, in their order. */
export function subjectsOf(standings: readonly RankedStanding[]): string[] {
  return standings.map((one) => one.subject);
}

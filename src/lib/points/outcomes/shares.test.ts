import { describe, expect, it } from 'vitest';
import type { RankedStanding } from './outcome';
import { bottomByScore, rewardSize, sanctionSize, topByRank, topScarce } from './shares';

const third = { part: 1, of: 3, percent: false };
const percent = (part: number) => ({ part, of: 100, percent: true });
const standings = (...ranks: number[]): RankedStanding[] =>
  ranks.map((rank, n) => ({ subject: `u${n}`, rank, score: -rank }));
const ranksOf = (some: readonly RankedStanding[]) => some.map((one) => one.rank);

describe('M12 shares', () => {
  it('a third is rounded down; a reward has at least one place, but none among nobody', () => {
    expect([0, 1, 2, 3, 8, 9].map((n) => rewardSize(third, n))).toEqual([0, 1, 1, 1, 2, 3]);
    expect([0, 1, 2, 3, 8, 9].map((n) => sanctionSize(third, n))).toEqual([0, 0, 0, 1, 2, 3]);
  });

  it('M12 a percentage is rounded half up for a reward, down for a sanction, and may be nobody', () => {
    expect([3, 4, 9, 10, 16, 17].map((n) => rewardSize(percent(15), n))).toEqual([0, 1, 1, 2, 2, 3]);
    expect([0, 19, 20, 39, 40].map((n) => sanctionSize(percent(5), n))).toEqual([0, 0, 1, 1, 2]);
  });

  it('M12 a scarce reward takes a tie in while at most twice the places result', () => {
    const sizes = (k: number, ...ranks: number[]) => {
      const { within, undecided } = topScarce(k, standings(...ranks));
      return [ranksOf(within), ranksOf(undecided)];
    };
    expect(sizes(2, 1, 2, 2, 2)).toEqual([[1, 2, 2, 2], []]);
    expect(sizes(2, 1, 2, 2, 2, 2)).toEqual([[1], [2, 2, 2, 2]]);
    expect(sizes(0, 1, 2)).toEqual([[], []]);
  });

  it('a tie comes into the top', () => {
    expect(ranksOf(topByRank(2, standings(1, 2, 2, 4)))).toEqual([1, 2, 2]);
  });

  it('a tie that doesn’t fit stays out of the bottom', () => {
    expect(ranksOf(bottomByScore(3, standings(1, 2, 2, 2, 5, 6)))).toEqual([5, 6]);
    expect(ranksOf(bottomByScore(3, standings(1, 2, 3, 4, 4, 4)))).toEqual([4, 4, 4]);
    expect(ranksOf(bottomByScore(0, standings(1, 2)))).toEqual([]);
  });
});

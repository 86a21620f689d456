import { describe, expect, it } from 'vitest';
import { smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: vote, kind: ballot, groups: [leaders, staff], weight: 2, minimum: 3, required: true'
);
const ballots = (group: string, ...scores: number[]) =>
  scores.map((score) => ({ subject: 'u1', group, score: score * 100 }));
const year = (...some: ReturnType<typeof ballots>[]) =>
  statementOfLines(scheme, '2026', [], { ballots: some.flat() });

describe('ballot', () => {
  it('is the mean of the means, whatever the groups’ sizes, × its weight, exact to the end', () => {
    const row = year(ballots('leaders', 100, 100, 100), ballots('staff', 90, 90, 90, 91));
    expect(row.points).toBe(19_025);
    expect(year(ballots('leaders', 80, 80, 81), ballots('staff', 80, 80, 81)).points).toBe(16_067);
  });

  it('M3 with fewer ballots of a group there is no result', () => {
    const row = year(ballots('leaders', 100, 100), ballots('staff', 90, 90, 90));
    expect([row.points, row.status]).toEqual([0, 'incomplete']);
  });

  it('ballots of 0 are a result', () => {
    const row = year(ballots('leaders', 0, 0, 0), ballots('staff', 0, 0, 0));
    expect([row.points, row.status]).toEqual([0, 'ranked']);
  });

  it('tells its worth', () => {
    expect(wordsOf(scheme, 'vote')).toEqual([
      '班子成员、一般干部各自平均后再平均，× 2；每类不少于 3 票',
      'mean of the means of leaders and staff × 2; at least 3 ballots each'
    ]);
  });
});

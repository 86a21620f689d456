import { describe, expect, it } from 'vitest';
import { smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: vote, kind: ballot, groups: { leaders: 50, staff: 50 }, weight: 2, minimum: 3, required: true'
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

  it('groups count by their percentages, which are 100 together', () => {
    const uneven = (staff: number) =>
      smallScheme(`id: vote, kind: ballot, groups: { leaders: 60, staff: ${staff} }, weight: 2, minimum: 1`);
    const some = [...ballots('leaders', 100), ...ballots('staff', 90)];
    expect(statementOfLines(uneven(40), '2026', [], { ballots: some }).points).toBe(19_200);
    expect(() => uneven(50)).toThrow('together 100');
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
      '班子成员的平均分占50%，一般干部的平均分占50%，× 2；每类不少于 3 票',
      '50% of the mean of leaders and 50% of the mean of staff, × 2; at least 3 ballots each'
    ]);
  });
});

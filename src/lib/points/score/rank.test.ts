import { describe, expect, it } from 'vitest';
import type { Statement } from '..';
import { inRankOrder, rankPool } from './rank';

function row(subject: string, score: number, status: Statement['status'] = 'ranked'): Statement {
  return { subject, pool: '', status, points: 0, balance: 0, score, rank: null, sections: {}, effects: [] };
}

describe('M11 ranks', () => {
  it('are shared by equals, and the next is skipped', () => {
    const rows = [row('c', 5), row('a', 9), row('d', 1), row('b', 5)];
    expect(rankPool(rows).map(({ subject, rank }) => [subject, rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4]
    ]);
  });

  it('put vetoed ones last, tied, whatever their score, and give none to the rest', () => {
    const rows = [
      row('a', 900, 'vetoed'),
      row('b', -5),
      row('c', 0, 'vetoed'),
      row('d', 99, 'not-ranked'),
      row('e', 99, 'incomplete')
    ];
    rankPool(rows);
    expect(rows.sort(inRankOrder).map(({ subject, rank }) => [subject, rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['d', null],
      ['e', null]
    ]);
  });
});

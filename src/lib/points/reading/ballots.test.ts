import { describe, expect, it } from 'vitest';
import { readBallots } from '..';
import { roster, scheme, table } from '../../../../tests/points/reading';

describe('ballots', () => {
  it('have a subject, a group and a score of 0–100', () => {
    const rows = [
      ['u1', 'staff', '100'],
      ['u9', 'staff', '50'],
      ['u1', '', '50'],
      ['u1', 'staff', '101'],
      ['u1', 'staff', '']
    ];
    const { problems } = readBallots(table(['编号', '类别', '得分'], ...rows), { scheme, roster });
    expect(problems.map(({ code, row }) => [row, code])).toEqual([
      [3, 'unknown-subject'],
      [4, 'bad-ballot'],
      [5, 'bad-ballot'],
      [6, 'bad-ballot']
    ]);
  });

  it('never name a voter', () => {
    const { ballots, problems } = readBallots(
      table(['编号', '类别', '得分', '投票人'], ['u1', 'staff', '90', '张三']),
      { scheme, roster }
    );
    expect(ballots).toEqual([]);
    expect(problems).toMatchObject([{ code: 'bad-ballot' }]);
  });
});

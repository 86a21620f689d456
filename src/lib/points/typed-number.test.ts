import { describe, expect, it } from 'vitest';
import { codes, read, roster, scheme, table } from '../../../tests/points/reading';
import { readBallots, typedNumber } from '.';

describe('a number as people type it', () => {
  it.each([
    ['１２．５', '12.5'],
    ['12。5', '12.5'],
    ['12｡5', '12.5'],
    ['　－３ ', '-3'],
    ['＋2。5', '+2.5'],
    ['15％', '15%'],
    ['１／３', '1/3']
  ])('%s is %s', (typed, plain) => expect(typedNumber(typed)).toBe(plain));

  it.each(['②', '½', '十二', '12。', '。5', '1,000'])('%s stays as it is, and is none', (typed) => {
    expect(typedNumber(typed)).toBe(typed);
    expect(codes(['e1', 'u1', 'other-base', '2026-10-08', '', '', typed, '纪要'])).not.toEqual([]);
  });

  it('reads the same in a file', () => {
    const { entries } = read(['e1', 'u1', 'other-base', '2026-10-08', '', '', '－２。５', '纪要']);
    expect(entries[0]?.value).toBe('-2.5');
    const { ballots } = readBallots(table(['编号', '类别', '得分'], ['u1', 'staff', '９０。５']), {
      scheme,
      roster
    });
    expect(ballots).toEqual([{ subject: 'u1', group: 'staff', score: 9050 }]);
  });
});

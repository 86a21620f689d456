import { describe, expect, it } from 'vitest';
import {
  effectsOfLines,
  smallScheme,
  statementOfLines,
  wordsOf
} from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: table, kind: allowance, max: 10',
  'id: small, kind: clause, of: table, takes: 2, byGroup: { head: 4 }',
  'id: void, kind: clause, of: table, takes: all',
  'id: beyond, kind: clause, of: table, takes: 5, beyond: true',
  'id: often, kind: clause, of: table, takes: 1, voidOver: 3',
  'id: both, kind: clause, of: table, takes: all, fromYear: 100',
  'id: little, kind: clause, of: table, takes: 2, fromYear: 3'
);
const left = (...lines: string[]) =>
  statementOfLines(
    scheme,
    '2026-05',
    lines.map((line) => `2026-05-${line}`),
    {}
  );

describe('clause', () => {
  it('takes from its item each time, another number in some groups', () => {
    expect(effectsOfLines(left('02 small 2'))).toEqual([[-400, 'counted']]);
    const head = statementOfLines(scheme, '2026-05', ['2026-05-02 small 2'], { group: 'head' });
    expect(effectsOfLines(head)).toEqual([[-800, 'counted']]);
    const odd = statementOfLines(scheme, '2026-05', ['2026-05-02 small 2'], { group: 'constructor' });
    expect(effectsOfLines(odd)).toEqual([[-400, 'counted']]);
  });

  it('a void takes what is left, and nothing is left for what comes after', () => {
    expect(effectsOfLines(left('02 small', '03 void', '04 small'))).toEqual([
      [-200, 'counted'],
      [0, 'void'],
      [-800, 'voids']
    ]);
  });

  it('an overflow goes beyond the item', () => {
    expect(effectsOfLines(left('02 void', '03 beyond 2')).map(([points]) => points)).toEqual([-1000, -1000]);
  });

  it('M3 more than so many times is a void, exactly so many isn’t', () => {
    expect(effectsOfLines(left('02 often 3'))).toEqual([[-300, 'counted']]);
    expect(effectsOfLines(left('02 often 3', '03 often'))).toEqual([
      [-300, 'counted'],
      [-700, 'voids']
    ]);
  });

  it('besides takes from the year’s total, each time', () => {
    const points = effectsOfLines(left('02 both 2')).map(([each]) => each);
    expect(points.sort((a, b) => a - b)).toEqual([-20_000, -1000]);
    expect(left('02 little 2').points).toBe(-400 - 600);
  });

  it.each(['takes: all', 'takes: 1, voidOver: 3'])(
    'a void of an item without full marks is refused: %s',
    (takes) => {
      const voids = () =>
        smallScheme('id: open, kind: allowance', `id: void, kind: clause, of: open, ${takes}`);
      expect(voids).toThrow('第 10 行：缺少设置“items.max”');
    }
  );

  it('tells what it takes', () => {
    expect(wordsOf(scheme, 'small')).toEqual(['−2，部门负责人 −4', '−2, head of department −4']);
    expect(wordsOf(scheme, 'beyond')).toEqual(['倒扣 −5', '−5 beyond the item']);
    expect(wordsOf(scheme, 'both')).toEqual([
      '本项不得分，另从总分扣 100',
      "all of the item, and −100 from the year's total"
    ]);
    expect(wordsOf(scheme, 'often')[1]).toBe('−1, all of the item when more than 3');
  });
});

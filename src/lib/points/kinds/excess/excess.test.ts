import { describe, expect, it } from 'vitest';
import { smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: leave, kind: fact',
  'id: sick, kind: fact',
  'id: attendance, kind: allowance, max: 40, per: month',
  'id: late, kind: clause, of: attendance, takes: 5',
  'id: too-much, kind: excess, steps: [{ over: { leave: 15, sick: 40 }, takes: 20 }, { over: { leave: 30 }, takesAllOf: attendance }]'
);
const lost = (...lines: string[]) =>
  statementOfLines(
    scheme,
    '2026',
    lines.map((line) => `2026-05-02 ${line}`)
  ).points -
  12 * 4000;

describe('excess', () => {
  it('M3 takes once for more than so many, not for exactly so many', () => {
    expect([lost('leave 15', 'sick 40'), lost('leave 16'), lost('leave 16', 'sick 41')]).toEqual([
      0, -2000, -2000
    ]);
  });

  it('or all that another item gave, instead', () => {
    expect(statementOfLines(scheme, '2026', ['2026-05-02 leave 31', '2026-06-02 late']).points).toBe(0);
  });

  it('tells what it takes', () => {
    expect(wordsOf(scheme, 'too-much')[1]).toBe(
      'leave > 15 or sick > 40: −20; leave > 30: all of attendance'
    );
  });
});

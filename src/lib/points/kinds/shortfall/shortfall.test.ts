import { describe, expect, it } from 'vitest';
import { smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: visit, kind: fact',
  'id: visits, kind: shortfall, max: 40, target: 100, counts: visit, each: 5',
  'id: false-visit, kind: clause, of: visits, takes: 5'
);
const december = (...lines: string[]) =>
  statementOfLines(
    scheme,
    '2026',
    lines.map((line) => `2026-05-02 ${line}`)
  );

describe('shortfall', () => {
  it('takes for each one that is missing, never below 0', () => {
    expect(december('visit 97').points).toBe(2500);
    expect(december('visit 12').points).toBe(0);
    expect(december('visit 120').points).toBe(4000);
  });

  it('its clauses take from the same marks', () => {
    expect(december('visit 97', 'false-visit 2').points).toBe(1500);
    expect(december('visit 93', 'false-visit 2').points).toBe(0);
  });

  it('is settled at the end of the year', () => {
    expect(statementOfLines(scheme, '2026-11', ['2026-05-02 false-visit']).balance).toBe(6000);
  });

  it('tells its worth', () => {
    expect(wordsOf(scheme, 'visits')[0]).toBe('满分 40，不足 100 次的每少一次 −5，扣完为止');
  });
});

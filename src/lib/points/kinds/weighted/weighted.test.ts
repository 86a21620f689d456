import { describe, expect, it } from 'vitest';
import {
  effectsOfLines,
  smallScheme,
  statementOfLines,
  wordsOf
} from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: organisation, kind: weighted, max: 10, outOf: 12, parts: [one, two]',
  'id: one, kind: allowance, max: 5',
  'id: two, kind: allowance, max: 7',
  'id: fault, kind: clause, of: one, takes: 2',
  'id: beyond, kind: clause, of: two, takes: 20, beyond: true'
);

describe('weighted', () => {
  it('is its share of what the parts make, rounded once', () => {
    expect(statementOfLines(scheme, '2026', []).points).toBe(1000);
    const row = statementOfLines(scheme, '2026', ['2026-05-02 fault']);
    expect(row.points).toBe(833);
    expect(effectsOfLines(row)).toEqual([[-167, 'weighted']]);
  });

  it('is never below 0', () => {
    expect(statementOfLines(scheme, '2026', ['2026-05-02 beyond']).points).toBe(0);
  });

  it('tells its worth', () => {
    expect(wordsOf(scheme, 'organisation')).toEqual(['10 × 细则得分 ÷ 12', '10 × the detail table ÷ 12']);
  });
});

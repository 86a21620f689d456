import { describe, expect, it } from 'vitest';
import {
  effectsOfLines,
  readings,
  smallScheme,
  statementOfLines,
  wordsOf
} from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: conduct, kind: allowance, by: value, inBase: true, max: 5',
  'id: hygiene, kind: allowance, max: 10, per: month',
  'id: dirt, kind: clause, of: hygiene, takes: 6'
);

describe('allowance', () => {
  it('in the base counts what is taken off, never more than it has in a year', () => {
    const row = statementOfLines(scheme, '2026-Q1', ['2026-01-02 conduct =3', '2026-02-02 conduct =3']);
    expect(effectsOfLines(row)).toEqual([
      [-300, 'counted'],
      [-200, 'floor']
    ]);
  });

  it('by the month starts full each month', () => {
    const lines = ['2026-01-02 dirt', '2026-01-03 dirt', '2026-02-02 dirt'];
    expect(
      ['2026-01', '2026-02', '2026-03'].map((month) => statementOfLines(scheme, month, lines).points)
    ).toEqual([0, 400, 1000]);
  });

  it('takes a value above 0 where the item itself is entered', () => {
    expect(readings(scheme, 'conduct', '0', '-1', '6.5')).toEqual([null, null, '6.5']);
  });

  it('tells its worth', () => {
    expect(wordsOf(scheme, 'hygiene')).toEqual([
      '每月满分 10，扣完为止',
      '10 each month, less deductions, never below 0'
    ]);
  });
});

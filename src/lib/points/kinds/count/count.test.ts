import { describe, expect, it } from 'vitest';
import {
  effectsOfLines,
  smallScheme,
  statementOfLines,
  wordsOf
} from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: deed, kind: count, points: 2.5',
  'id: twice, kind: count, points: 1, limit: { times: 2, per: year }',
  'id: monthly, kind: count, points: -5, limit: { times: 1, per: month }',
  'id: enough, kind: count, points: 5, atLeast: { times: 10, else: -20 }'
);

describe('count', () => {
  it('is points × quantity', () => {
    expect(statementOfLines(scheme, '2026-05', ['2026-05-02 deed 3']).points).toBe(750);
  });

  it('counts so often a year, the first booked first', () => {
    const row = statementOfLines(scheme, '2026-Q2', [
      '2026-05-02 twice',
      '2026-05-01 twice',
      '2026-06-01 twice 2'
    ]);
    expect(effectsOfLines(row)).toEqual([
      [100, 'counted'],
      [100, 'counted'],
      [0, 'cap']
    ]);
  });

  it('counts so often a month, by date', () => {
    const lines = ['2026-05-02 monthly', '2026-05-03 monthly', '2026-06-01 monthly 3'];
    expect(effectsOfLines(statementOfLines(scheme, '2026-Q2', lines))).toEqual([
      [-500, 'counted'],
      [0, 'once-a-month'],
      [-500, 'once-a-month']
    ]);
  });

  it('with too few in the year changes the total at its end, and not before', () => {
    const lines = ['2026-05-02 enough 9'];
    expect(statementOfLines(scheme, '2026-11', lines).balance).toBe(10_500);
    expect(statementOfLines(scheme, '2026-12', lines).balance).toBe(8_500);
    expect(statementOfLines(scheme, '2026-12', ['2026-05-02 enough 10']).balance).toBe(11_000);
  });

  it('tells its worth', () => {
    expect(wordsOf(scheme, 'deed')).toEqual(['+2.5 / 次', '+2.5 each']);
    expect(wordsOf(scheme, 'enough')[1]).toBe('+5 each, fewer than 10 in the year: −20 at its end');
  });
});

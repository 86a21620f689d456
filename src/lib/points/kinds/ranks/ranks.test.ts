import { describe, expect, it } from 'vitest';
import {
  effectsOfLines,
  readings,
  smallScheme,
  statementOfLines,
  wordsOf
} from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: place, kind: ranks, ranks: [{ first: 1, last: 1, points: 2 }, { first: 2, last: 5, points: 0.5 }]'
);

describe('ranks', () => {
  it('are points by rank, M3 both bounds included; other ranks 0', () => {
    const lines = ['1', '2', '5', '6'].map((rank) => `2026-05-02 place =${rank}`);
    expect(effectsOfLines(statementOfLines(scheme, '2026-05', lines)).map(([points]) => points)).toEqual([
      200, 50, 50, 0
    ]);
  });

  it('are whole, from 1', () => {
    expect(readings(scheme, 'place', '3', '03', '0', '1.5', '-1', '', '第三')).toEqual([
      ...['3', '3'],
      ...[null, null, null, null, null]
    ]);
  });

  it('tell their worth', () => {
    expect(wordsOf(scheme, 'place')).toEqual(['第 1 名 +2、第 2—5 名 +0.5', 'rank 1: +2, rank 2–5: +0.5']);
  });
});

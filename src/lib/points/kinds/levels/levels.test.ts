import { describe, expect, it } from 'vitest';
import { readings, smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme('id: honour, kind: levels, levels: { city: 10, national: 30, poor: -5 }');

describe('levels', () => {
  it('are points by level', () => {
    expect(
      statementOfLines(scheme, '2026-05', ['2026-05-02 honour =national', '2026-05-02 honour =poor']).points
    ).toBe(2500);
  });

  it('are read in both languages, and only those that the item has', () => {
    expect(readings(scheme, 'honour', '市', '市级', 'City', '较差', '省', 'x', '')).toEqual([
      ...['city', 'city', 'city', 'poor'],
      ...[null, null, null]
    ]);
  });

  it('tell their worth', () => {
    expect(wordsOf(scheme, 'honour')).toEqual([
      '市 +10、国家 +30、较差 −5',
      'city +10, national +30, poor −5'
    ]);
  });
});

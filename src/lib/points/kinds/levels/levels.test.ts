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

  it('are read in the words of documents, with and without 级, and each for its own level alone', () => {
    const all = smallScheme(
      'id: honour, kind: levels, levels: { street: 1, city: 2, prefecture: 3, province: 4, national: 5, poor: -5 }'
    );
    expect(readings(all, 'honour', '全国', '国家级', '全省', '地', '地级', '地区级', '差', '街道办')).toEqual(
      [
        ...['national', 'national', 'province'],
        ...['prefecture', 'prefecture', 'prefecture'],
        ...['poor', 'street']
      ]
    );
    expect(readings(scheme, 'honour', '地', '威海', '全国级别', '不差')).toEqual([null, null, null, null]);
  });

  it('are read in the words of the item’s own document', () => {
    const own = smallScheme(
      'id: honour, kind: levels, levels: { district: 1, prefecture: 3 }, levelWords: { prefecture: [威海] }'
    );
    expect(readings(own, 'honour', '威海', '威海级', '文登')).toEqual(['prefecture', 'prefecture', null]);
  });

  it('tell their worth', () => {
    expect(wordsOf(scheme, 'honour')).toEqual([
      '市 +10、国家 +30、较差 −5',
      'city +10, national +30, poor −5'
    ]);
  });
});

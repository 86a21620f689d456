import { describe, expect, it } from 'vitest';
import { readings, smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme('id: other, kind: resolution');

describe('resolution', () => {
  it('is the number, either sign', () => {
    expect(
      statementOfLines(scheme, '2026-05', ['2026-05-02 other =-2.5', '2026-05-02 other =4']).points
    ).toBe(150);
  });

  it('takes at most two decimals', () => {
    expect(readings(scheme, 'other', '+5', '−2.50', '0', '0.005', '1e3', 'NaN', '')).toEqual([
      ...['5', '-2.5', '0'],
      ...[null, null, null, null]
    ]);
  });

  it('tells that a meeting decides', () => expect(wordsOf(scheme, 'other')[0]).toBe('由会议决议'));
});

import { describe, expect, it } from 'vitest';
import { readings, smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme(
  'id: gain, kind: amount, does: add, least: 20, most: 50',
  'id: loss, kind: amount, does: take'
);

describe('amount', () => {
  it('is added or taken off, and adds up', () => {
    const lines = ['2026-05-02 gain =20', '2026-05-02 gain =50', '2026-05-02 loss =0.5'];
    expect(statementOfLines(scheme, '2026-05', lines).points).toBe(6950);
  });

  it('is above 0 and within its bounds, M3 both included', () => {
    expect(readings(scheme, 'gain', '19.99', '20', '50', '50.01')).toEqual([null, '20', '50', null]);
    expect(readings(scheme, 'loss', '0', '-1', '0.01')).toEqual([null, null, '0.01']);
  });

  it('tells its worth', () => {
    expect(wordsOf(scheme, 'gain')).toEqual(['+20 至 +50', '+20 to +50']);
    expect(wordsOf(scheme, 'loss')[0]).toBe('按评定分值扣分');
  });
});

import { describe, expect, it } from 'vitest';
import { smallScheme, statementOfLines, wordsOf } from '../../../../../tests/points/small-scheme';

const scheme = smallScheme('id: deed, kind: count, points: 20', 'id: veto, kind: veto');

describe('veto', () => {
  it('takes the balance to 0 from its month on', () => {
    const lines = ['2026-04-02 deed', '2026-05-02 veto', '2026-06-02 deed'];
    const rows = ['2026-04', '2026-05', '2026-06'].map((month) => statementOfLines(scheme, month, lines));
    expect(rows.map(({ points, balance, status }) => [points, balance, status])).toEqual([
      [2000, 8000, 'ranked'],
      [-8000, 0, 'vetoed'],
      [0, 0, 'vetoed']
    ]);
  });

  it('is an adjustment of the whole, in no section, and names the entry', () => {
    const { effects } = statementOfLines(scheme, '2026-05', ['2026-05-02 veto']);
    expect(effects).toMatchObject([
      { entry: null, section: '', points: -6000, reason: 'veto' },
      { points: 0, reason: 'veto' }
    ]);
    expect(effects[0]?.because).toEqual([effects[1]?.entry]);
  });

  it('tells so', () => expect(wordsOf(scheme, 'veto')[0]).toBe('一票否决，积分为零'));
});

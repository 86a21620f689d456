import { describe, expect, it } from 'vitest';
import { explain, reasons, type Effect } from '.';

const effect: Effect = {
  entry: 'e1',
  item: 'mediation',
  section: 'task',
  points: 1000,
  reason: 'counted',
  quantity: 2
};

describe('M14 an effect in words', () => {
  it('says why', () => {
    expect([explain(effect, 'zh'), explain(effect, 'en')]).toEqual(['已计分', 'counted']);
  });

  it('names what it would be worth alone, and the entries that explain it', () => {
    const lost: Effect = {
      entry: null,
      item: 'punctual',
      section: 'base',
      points: -800,
      reason: 'standing-broken',
      month: '2026-09',
      face: 800,
      because: ['e7', 'e8']
    };
    expect(explain(lost, 'zh', (id) => `〔${id}〕`)).toBe('当月未达到要求（见 〔e7〕、〔e8〕），不计 +8 分');
  });

  it('every reason has a sentence in both languages with the same blanks', () => {
    for (const { zh, en } of Object.values(reasons)) {
      const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(blanks(en)).toEqual(blanks(zh));
    }
  });
});

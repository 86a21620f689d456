import { describe, expect, it } from 'vitest';
import { explain, reasons, type Effect } from '.';
import { builtInScheme } from '../schemes';

const scheme = builtInScheme('community-cadres');
if (!scheme) throw new Error('no scheme');

const effect: Effect = {
  entry: 'e1',
  item: 'mediation',
  section: 'task',
  points: 1000,
  reason: 'counted',
  quantity: 2
};

describe('M14 an effect in words', () => {
  it('says what, how much and why', () => {
    expect(explain(scheme, effect, 'zh')).toEqual({ what: '调解纠纷 2起', points: '+10', why: '已计分' });
    expect(explain(scheme, effect, 'en')).toEqual({
      what: 'Dispute settled × 2',
      points: '+10',
      why: 'counted'
    });
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
    expect(explain(scheme, lost, 'zh', (id) => `〔${id}〕`)).toEqual({
      what: '按时上下班 9月',
      points: '−8',
      why: '当月未达到要求（见 〔e7〕、〔e8〕），不计 +8 分'
    });
  });

  it('every reason has a sentence in both languages with the same blanks', () => {
    for (const { zh, en } of Object.values(reasons)) {
      const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(blanks(en)).toEqual(blanks(zh));
    }
  });
});

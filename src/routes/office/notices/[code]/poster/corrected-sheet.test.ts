import { afterEach, expect, it } from 'vitest';
import type { Supplement } from '$lib/notice';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { correctedSheet } from './corrected-sheet';

const supplement: Supplement = {
  format: 'supplement-1',
  code: 'b2c3d4e',
  corrects: {
    code: 'a1b2c3d',
    number: { year: 2026, no: 12 },
    title: '关于2026年11月社区干部积分情况的公示',
    digest: '1'.repeat(64)
  },
  unit: { name: '阳光社区', parent: '青穗街道' },
  scheme: { id: 'community-cadres', title: '社区干部积分管理办法' },
  period: '2026-11',
  ranks: 'points',
  booked: '2026-12',
  number: { year: 2026, no: 13 },
  title: '关于2026年11月社区干部积分情况的补充公示',
  published: '2026-12-01T10:00:00.000Z',
  decided: [{ date: '2026-12-01', body: '社区两委', minutes: '两委会议纪要〔2026〕13号' }],
  window: ['2026-12-02'],
  objections: { who: '方敏', where: '205 室', when: '周一至周五', answerDays: 5 },
  readings: [],
  rows: [
    { name: '沈秋月', pool: '', before: { rank: 2, points: 4300 }, after: { rank: 12, points: 3300 } },
    { name: '宋嘉禾', pool: '', before: { rank: null, points: 1000 }, after: { rank: null, points: 500 } }
  ]
};

// The tests of one process share the language.
const usual = getLocale;
afterEach(() => overwriteGetLocale(usual));

it('a supplementary notice on paper is Chinese for every reader, and has its reason, basis and rows', () => {
  overwriteGetLocale(() => 'en');
  const { rests, rows } = correctedSheet(supplement, null);
  expect(rests).toBe(
    '本公示更正公示〔2026〕12号。经核查，下列结果有误，更正如下。差额记入2026年12月，其余各行不变。' +
      '依据：《社区干部积分管理办法》，2026年12月1日社区两委（两委会议纪要〔2026〕13号）。'
  );
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    [
      { figure: '43 分', place: '第 2 名' },
      { figure: '33 分', place: '第 12 名' }
    ],
    [
      { figure: '10 分', place: '本期不排名' },
      { figure: '5 分', place: '本期不排名' }
    ]
  ]);
});

it('a late assembly is named with its quarter', () => {
  const { rests } = correctedSheet(
    {
      ...supplement,
      assemblyOf: '2026-Q3',
      decided: [{ date: '2026-11-12', body: '党员大会', minutes: '' }]
    },
    null
  );
  expect(rests).toContain('根据2026年11月12日党员大会，2026年第三季度积分有增减，更正如下。');
  expect(rests).toMatch(/，2026年11月12日党员大会。$/);
});

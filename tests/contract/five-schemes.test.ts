import { totalOf } from '$lib/notice';
import { ledgerLines } from '$lib/server/domain/ledger/lines';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { linesOfMonth } from '../make/ledger-filter';
import { afterEach, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';

let here: TestApp;
afterEach(() => here.end());

async function begin(scheme: string, firstPeriod: string): Promise<void> {
  here = await testApp({ scheme, firstPeriod });
  here.at('2026-01-05T04:00:00Z');
}

const stores = () => here.app.read(here.recorder);
const sealed = async () => (await (await stores()).periods.seals()).map(({ period }) => period);
const at = (month: string) => ({ date: `${month}-03`, period: month });

async function notice(period: string) {
  const { code } = await here.publish(period);
  const found = await here.app.public.noticeByCode(code);
  if (!found) throw new Error('not published');
  return found.snapshot;
}

it('B: a month is closed without figures, and the year with its end', async () => {
  await begin('community-organisation', '2025-11');
  await here.book({ item: 'integrity', value: '4', date: '2025-12-31', period: '2025-12' });
  await here.seal('2025-11');
  expect(await overviewOf(await stores())).toMatchObject({
    open: '2025-12',
    sealed: [{ period: '2025-11', ranked: null }],
    toPublish: []
  });
  const [line] = await ledgerLines(await stores(), linesOfMonth('2025-12'));
  expect(line?.points).toBe(400);
  await here.seal('2025-12');
  expect(await sealed()).toEqual(['2025-11', '2025-12', '2025']);
  expect((await overviewOf(await stores())).toPublish).toEqual(['2025']);
  // All sixteen are required, so nobody is ranked, and the notice doesn't tell which were given.
  const year = await notice('2025');
  expect(year.subjects).toBe('communities');
  expect(year.score).toEqual({ name: '考核得分', english: 'assessment points' });
  expect(year.rows.map((row) => [row.rank, totalOf(year, row), row.gains.length])).toEqual([
    [null, null, 0],
    [null, null, 0],
    [null, null, 0]
  ]);
});

it('C: December ends its quarter and the year; the months of it aren’t usually published', async () => {
  await begin('county-officials', '2025-10');
  await here.book({ item: 'public-welfare', ...at('2025-11') });
  for (const month of ['2025-10', '2025-11', '2025-12']) await here.seal(month);
  expect(await sealed()).toEqual(['2025-10', '2025-11', '2025-12', '2025-Q4', '2025']);
  expect(await overviewOf(await stores())).toMatchObject({ toPublish: ['2025-Q4', '2025'] });
  const quarter = await notice('2025-Q4');
  expect(quarter).toMatchObject({
    ranks: 'points',
    title: '关于2025年第四季度科级领导干部及后备干部日常积分情况的公示'
  });
  // 日常积分 are points, as in most documents.
  expect(quarter.score).toBeUndefined();
  // The quarter is the shortest notice, so it lists single entries.
  expect(quarter.changes).toMatchObject([{ item: 'public-welfare', date: '2025-11-03', points: 300 }]);
});

it('D: who is under a veto reads as who isn’t ranked, to everybody but themselves', async () => {
  await begin('party-members', '2025-07');
  await here.misdate('p3', '2025-07-30');
  await here.book(
    { item: 'perform-post', value: '5', subject: 'p1', ...at('2025-07') },
    { item: 'veto', subject: 'p2', ...at('2025-07') }
  );
  for (const month of ['2025-07', '2025-08', '2025-09']) await here.seal(month);
  const results = await (await stores()).periods.results('2025-07');
  expect(results.map(({ status }) => status)).toEqual(['ranked', 'vetoed', 'not-ranked']);
  const month = await notice('2025-07');
  const quarter = await notice('2025-Q3');
  expect(month).toMatchObject({ ranks: 'points' });
  expect(quarter).toMatchObject({ ranks: 'balance' });
  const hidden = { rank: null, points: null, rest: null, move: null, gains: [] };
  expect(month.rows).toMatchObject([{ name: '沈秋月', rank: 1 }, hidden, hidden]);
  expect(quarter.rows[0]).toMatchObject({ rank: 1, points: 500, balance: 6500 });
  // The lowest of the trend is that of the ranked people; a balance of 0 would reveal the veto.
  expect(quarter.trend[0]).toMatchObject({ lowest: 500 });
  expect(JSON.stringify([month.rows, quarter.rows, month.changes])).not.toMatch(/veto|否决/);
  const [own] = await (await stores()).periods.resultsOf('p2');
  expect(own).toMatchObject({ status: 'vetoed', ranked: 1 });
});

it('E: a month has no balance; the year is the mean of its months', async () => {
  await begin('town-thousand', '2025-01');
  await here.book({ item: 'attendance-late', ...at('2025-03') });
  for (let month = 1; month <= 12; month += 1) await here.seal(`2025-${String(month).padStart(2, '0')}`);
  expect((await sealed()).slice(-2)).toEqual(['2025-12', '2025']);
  const { periods } = await stores();
  const [march] = await periods.results('2025-03');
  expect(march).toMatchObject({ points: 25500, balance: null, score: 25500 });
  const [year] = await periods.results('2025');
  expect(year?.status).toBe('incomplete');
  expect(await notice('2025-12')).toMatchObject({ ranks: 'points', score: { name: '考核得分' } });
});

it('E: a month’s notice tells what was booked for the year, without points, deductions and marks', async () => {
  await begin('town-thousand', '2025-01');
  await here.book(
    { item: 'secondment', quantity: 2, ...at('2025-01') },
    { item: 'volunteer', quantity: 3, ...at('2025-01') },
    { item: 'visit-false', ...at('2025-01') },
    { item: 'circular', ...at('2025-01') },
    { item: 'secondment', ...at('2025-02') }
  );
  await here.seal('2025-01');
  const { rows } = await notice('2025-01');
  expect(rows.map(({ gains, later }) => [gains, later])).toEqual([
    [
      [],
      [
        { item: 'secondment', name: '抽调临时性工作', measure: '次', count: 2 },
        { item: 'volunteer', name: '志愿服务', measure: '个志愿分', count: 3 }
      ]
    ],
    [[], undefined],
    [[], undefined]
  ]);
});

it('E: the ledger tells what an entry counts in its month, and of the year’s items in the year', async () => {
  await begin('town-thousand', '2025-01');
  await here.book(
    { item: 'attendance-late', ...at('2025-01') },
    { item: 'secondment', ...at('2025-01') },
    { item: 'visit-false', ...at('2025-01') },
    { item: 'dept-honour', value: 'city', matterText: '文明单位', ...at('2025-01') },
    { item: 'dept-honour', value: 'province', matterText: '文明单位', ...at('2025-01') },
    { item: 'circular', ...at('2025-01') }
  );
  const lines = async () =>
    (await ledgerLines(await stores(), linesOfMonth('2025-01')))
      .reverse()
      .map(({ points, reason }) => [points, reason]);
  const settled = [
    [-500, null],
    [1000, null],
    [0, 'at-year-end'],
    [0, 'same-matter'],
    [4000, null],
    [0, 'fact']
  ];
  expect(await lines()).toEqual(settled);
  await here.book({ item: 'visit', quantity: 100, ...at('2025-12') });
  for (let month = 1; month <= 12; month += 1) await here.seal(`2025-${String(month).padStart(2, '0')}`);
  expect(await lines()).toEqual(settled.with(2, [-500, null]));
});

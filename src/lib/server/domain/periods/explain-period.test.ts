import type { ExplanationNode } from '$lib/points';
import { afterEach, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../../../tests/contract/test-app';
import { explainPeriod } from './explain-period';
import { begunPeriods } from './begun-periods';
import { schemeOf } from './unit-scheme';

let here: TestApp;
afterEach(() => here.end());

const every = (tree: ExplanationNode): ExplanationNode[] => [tree, ...tree.children.flatMap(every)];
const explained = (period: string, subject = 'p1', today = '2026-10-05', closed = true) =>
  here.app.readTransaction(here.recorder, (stores) =>
    explainPeriod(stores, { subject, period, today, closed })
  );

it('M4: a sealed month is told as it was sealed, whatever the roster says since', async () => {
  here = await testApp();
  await here.book({ item: 'mediation' });
  await here.seal('2026-09');
  await here.misdate('p1', '2026-09-28');
  const own = await explained('2026-09');
  expect(own?.sealed).toBe(true);
  expect(own?.tree.zh).toMatch(/第 1 名（共 3 人）/);
  const entry = every(own!.tree).find(({ code, entry: id }) => code === 'effect' && id === 'e1');
  expect(entry?.children.map(({ code }) => code)).toEqual(['entry', 'worth', 'clause', 'decision']);
  expect(own?.booked.get('e1')).toBe('2026-09');
});

it('M14: a line is told with its basis', async () => {
  here = await testApp();
  await here.book({ item: 'mediation', basis: '调字3号', date: '2026-09-03', period: '2026-09' });
  const own = await explained('2026-09');
  expect(every(own!.tree).find(({ code }) => code === 'basis')?.zh).toBe('依据：调字3号');
});

it('M9: an open month is told without the awards that only its end gives', async () => {
  here = await testApp();
  await here.book({ item: 'mediation', date: '2026-09-03', period: '2026-09' });
  const awards = async (today: string) =>
    every((await explained('2026-09', 'p1', today))!.tree).filter(
      ({ parts }) => parts?.reason === 'standing'
    );
  expect(await awards('2026-09-20')).toEqual([]);
  expect(await awards('2026-10-05')).not.toEqual([]);
});

it('talks and discipline are told to those alone who may see them', async () => {
  here = await testApp({ firstPeriod: '2026-01' });
  await here.book({ item: 'mediation' });
  const follows = async (closed: boolean) =>
    every((await explained('2026', 'p2', '2026-10-05', closed))!.tree).filter(
      ({ code }) => code === 'outcome'
    );
  expect((await follows(true)).map(({ zh }) => zh)).toEqual([expect.stringContaining('后三名')]);
  expect(await follows(false)).toEqual([]);
});

it('tells nothing of who came after the seal', async () => {
  here = await testApp();
  await here.seal('2026-09');
  expect(await explained('2026-09', 'p9')).toBeNull();
});

it.each(['community-cadres', 'community-organisation', 'county-officials', 'party-members', 'town-thousand'])(
  '%s: every period that has begun can be told',
  async (scheme) => {
    here = await testApp({ scheme, firstPeriod: '2026-01' });
    const stores = await here.app.read(here.recorder);
    const periods = begunPeriods(schemeOf(stores), { firstPeriod: '2026-01', open: '2026-10' });
    expect(periods.length).toBeGreaterThan(0);
    for (const period of periods) expect((await explained(period))?.tree.code).toBe('score');
  }
);

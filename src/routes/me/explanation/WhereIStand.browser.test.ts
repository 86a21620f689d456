import { afterEach, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge, type LongerResult, type MyResult, type MyState } from '$lib/sync';
import { overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import WhereIStand from './WhereIStand.svelte';

const state = merge(null, makeDelta({ scheme: parseScheme(schemeText) }));
const newest = state.results[state.results.length - 1] ?? expect.fail('no result');

/** A state in which a period's notice has places of these scores, best first, of which one is one's own. */
function ranked(scores: number[], own: number, period = newest.period): MyState {
  const places = { period, own, ranked: scores.map((score, n) => ({ rank: n + 1, score })) };
  return { ...state, places: [...state.places.filter((one) => one.period !== period), places] };
}

async function said(of: MyState, result: MyResult | LongerResult = newest): Promise<string[]> {
  const shown = await drawOnPhone(new PhoneSession(of, 'server'), WhereIStand, { result });
  return [...shown.querySelectorAll('p')].map((line) => line.textContent ?? '');
}

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

const five = [6000, 5500, 5000, 4650, 4250];

it.each([
  ['zh-CN', ['距第 4 名还差 4 分', '距本期前三还差 7.5 分']],
  ['en', ['Points to rank 4: 4', 'Points to this period’s first three: 7.5']]
] as const)('%s: says what is lacking to the next rank and to the first three', async (locale, lines) => {
  overwriteGetLocale(() => locale);
  expect(await said(ranked(five, 4))).toEqual(lines);
});

it('a sole first reads the lead', async () => {
  expect(await said(ranked(five, 0))).toEqual(['领先第 2 名 5 分']);
});

/** One's result of a period that is longer than a month. */
const longer = (period: string): LongerResult => ({ ...newest, period, outcomes: [], conversions: [] });

it('a quarter, a half-year and a year are measured by their own notices, beside a month’s that is newer', async () => {
  const quarter = ranked([30_000, 28_000, 27_000], 1, '2026-Q3');
  expect(await said(quarter, longer('2026-Q3'))).toEqual(['距第 1 名还差 20 分']);
  // A third of five is one, whose score a second one may reach too.
  const half = ranked([90_000, 88_000, 87_000, 86_000, 80_000], 3, '2026-H1');
  expect(await said(half, longer('2026-H1'))).toEqual(['距第 3 名还差 10 分', '距“半年表彰”还差 40 分']);
  expect((await said(half)).length).toBeGreaterThan(0);
  const year = ranked([90_000, 62_000, 58_000], 2, '2025');
  expect(await said(year, longer('2025'))).toEqual(['距第 2 名还差 40 分']);
});

it.each([
  [
    'without a rank',
    { ...state, places: [] },
    { ...newest, status: 'not-ranked' as const, rank: null },
    /^本期不排名/
  ],
  ['under a veto', { ...state, places: [] }, { ...newest, status: 'vetoed' as const }, /^一票否决/],
  [
    'in a month whose notice isn’t the newest',
    ranked(five, 4),
    state.results[0]!,
    /^只有最近公示的月份、季度、半年和年度/
  ],
  ['in a quarter without a notice', ranked(five, 4), longer('2026-Q3'), /^只有最近公示的/],
  ['without any notice', { ...state, notice: null, places: [] }, newest, /^还没有公示/]
] as const)('says why it knows no distance to somebody %s', async (_, of, result, why) => {
  expect(await said(of as MyState, result)).toEqual([expect.stringMatching(why)]);
});

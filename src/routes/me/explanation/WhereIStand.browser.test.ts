import { afterEach, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge, type MyResult, type MyState } from '$lib/sync';
import { overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import WhereIStand from './WhereIStand.svelte';

const state = merge(null, makeDelta({ scheme: parseScheme(schemeText) }));
const notice = state.notice ?? expect.fail('no notice');
const newest = state.results[state.results.length - 1] ?? expect.fail('no result');
const [like] = notice.snapshot.rows;

/** A notice of these rows, each of a pool, a rank and points, of which one is one's own. */
function hanging(rows: [pool: string, rank: number | null, points: number | null][], row: number): MyState {
  const made = rows.map(([pool, rank, points]) => ({ ...like!, name: '张*', pool, rank, points }));
  return { ...state, notice: { ...notice, row, snapshot: { ...notice.snapshot, rows: made } } };
}

async function said(of: MyState, result: MyResult = newest): Promise<string[]> {
  const shown = await drawOnPhone(new PhoneSession(of, 'server'), WhereIStand, { result });
  return [...shown.querySelectorAll('p')].map((line) => line.textContent ?? '');
}

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

const five: Parameters<typeof hanging>[0] = [
  ['', 1, 6000],
  ['', 2, 5500],
  ['', 3, 5000],
  ['', 4, 4650],
  ['', 5, 4250]
];

it.each([
  ['zh-CN', ['距第 4 名还差 4 分', '距本期前三还差 7.5 分']],
  ['en', ['Points to rank 4: 4', 'Points to this period’s first three: 7.5']]
] as const)('%s: says what is lacking to the next rank and to the first three', async (locale, lines) => {
  overwriteGetLocale(() => locale);
  expect(await said(hanging(five, 4))).toEqual(lines);
});

it('a sole first reads the lead', async () => {
  expect(await said(hanging(five, 0))).toEqual(['领先第 2 名 5 分']);
});

it('people of another pool aren’t counted, and one’s own row is known where all are masked alike', async () => {
  const two = hanging(
    [
      ['甲', 1, 6000],
      ['乙', 1, 5000],
      ['乙', 2, 4800],
      ['甲', null, null]
    ],
    2
  );
  expect(await said(two)).toEqual(['距第 1 名还差 2 分']);
});

it('a scheme that ranks by the balance is measured by it', async () => {
  const ranked = hanging(five, 4);
  const { snapshot } = ranked.notice!;
  const rows = snapshot.rows.map((row, n) => ({ ...row, points: 0, balance: 10_000 - n * 100 }));
  const of = {
    ...ranked,
    notice: { ...ranked.notice!, snapshot: { ...snapshot, ranks: 'balance' as const, rows } }
  };
  expect(await said(of)).toEqual(['距第 4 名还差 1 分', '距本期前三还差 2 分']);
});

it.each([
  [
    'without a rank',
    hanging(
      [
        ['', 1, 6000],
        ['', null, null]
      ],
      1
    ),
    { ...newest, status: 'not-ranked' as const, rank: null },
    /^本期不排名/
  ],
  ['under a veto', hanging(five, 4), { ...newest, status: 'vetoed' as const }, /^一票否决/],
  [
    'in a period whose notice isn’t the newest',
    hanging(five, 4),
    state.results[0]!,
    /^只有最新公示的\d{4}年/
  ],
  ['without a notice', { ...state, notice: null }, newest, /^还没有公示/],
  [
    'whose row was corrected since',
    {
      ...hanging(five, 4),
      corrected: [
        {
          code: 'abcd',
          period: newest.period,
          before: { amount: 4250, rank: 5 },
          after: { amount: 4650, rank: 4 },
          booked: null,
          decided: []
        }
      ]
    },
    newest,
    /^本期有更正/
  ]
] as const)('says why it knows no distance to somebody %s', async (_, of, result, why) => {
  expect(await said(of as MyState, result)).toEqual([expect.stringMatching(why)]);
});

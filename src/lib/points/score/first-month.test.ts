import { describe, expect, it } from 'vitest';
import { entry } from '../../../../tests/make/entry';
import { person } from '../../../../tests/make/person';
import {
  keyedByText,
  publishes,
  reckon,
  recordedSince,
  score,
  servedSince,
  workingsOf,
  type PaperMonths,
  type ScoreInput
} from '..';
import { builtInScheme } from '../../schemes';

const schemeOf = (id: string) => builtInScheme(id) ?? expect.fail(`no scheme ${id}`);

function rowsOf(id: string, input: Omit<ScoreInput, 'scheme'>) {
  return Object.fromEntries(
    score({ scheme: schemeOf(id), ...input }).rows.map((row) => [
      row.subject,
      { ...row, effects: row.effects }
    ])
  );
}

describe('M15 who was in service long before a ledger that begins in November', () => {
  const subjects = [
    person('u1', '甲', { from: '2020-01-01' }),
    person('u2', '乙', { from: '2026-07-01' }),
    person('u3', '丙'),
    person('u4', '丁', { from: '2026-11-20' })
  ];
  const entries = keyedByText([entry('e1', { subject: 'u1', item: 'complaint' })]);
  const rows = (period: string, more: Partial<ScoreInput> = {}) =>
    rowsOf('community-cadres', { subjects, entries, period, first: '2026-11', ...more });

  it('is given no award of a month before', () => {
    const found = rows('2026-11');
    // The base of 100 and November's 8 + 10 + 5 + 5; of u1's points 5 are broken and 1 is taken off.
    expect(found.u1).toMatchObject({ points: 2200, balance: 12_200, rank: 3 });
    expect(found.u2).toMatchObject({ points: 2800, balance: 12_800, rank: 1 });
    expect(found.u3).toMatchObject({ points: 2800, balance: 12_800, rank: 1 });
    expect(found.u4).toMatchObject({ points: 0, balance: 10_000, status: 'not-ranked' });
    expect(found.u2?.effects.map(({ month }) => month)).toEqual(Array(4).fill('2026-11'));
  });

  it('without a first month is given them, as his 到岗 says', () => {
    expect(rows('2026-11', { first: undefined }).u1).toMatchObject({ balance: 10_000 + 10 * 2800 + 2200 });
    expect(rows('2026-11', { first: undefined }).u2).toMatchObject({ balance: 10_000 + 5 * 2800 });
  });

  it('is given none while the first month is still open', () => {
    expect(rows('2026-11', { finished: '2026-10' }).u2).toMatchObject({ points: 0, balance: 10_000 });
  });

  it('is ranked in the quarter of which two thirds are recorded, not in the half-year nor in the year', () => {
    expect(rows('2026-Q4').u2).toMatchObject({ status: 'ranked', points: 5600 });
    expect(rows('2026-H2').u2).toMatchObject({ status: 'not-ranked', points: 5600 });
    expect(rows('2026').u2).toMatchObject({ status: 'not-ranked', points: 5600, rank: null });
  });

  it('comes to the same when entries are added later', () => {
    const input = { scheme: schemeOf('community-cadres'), subjects, period: '2026', first: '2026-11' };
    const after = reckon({ ...input, entries: [] }).with(entries).result;
    expect(after.rows.map(({ points }) => points)).toEqual(
      score({ ...input, entries }).rows.map(({ points }) => points)
    );
  });
});

it.each([
  ['2026-07', 'incomplete'],
  ['2026-08', 'not-ranked']
])('M15, M10 B: a year recorded from %s on is %s', (first, status) => {
  const found = rowsOf('community-organisation', {
    subjects: [person('u1')],
    entries: [],
    period: '2026',
    first
  });
  expect(found.u1).toMatchObject({ status });
});

it('M15 D: a third of a quarter ranks nobody, and the next one everybody', () => {
  const input = { subjects: [person('u1', '甲', { from: '2019-07-01' })], entries: [], first: '2026-09' };
  expect(rowsOf('party-members', { ...input, period: '2026-Q3' }).u1).toMatchObject({
    status: 'not-ranked',
    balance: 6000
  });
  expect(rowsOf('party-members', { ...input, period: '2026-Q4' }).u1).toMatchObject({ status: 'ranked' });
});

describe('M15, E1 a year takes the mean of the months that are recorded', () => {
  const subject = person('u1', '甲', { group: 'staff', from: '2020-01-01' });
  const entries = keyedByText([entry('e1', { item: 'hygiene-fault', quantity: 2 })]);
  const input = { subjects: [subject], entries, period: '2026', first: '2026-11' };

  it('not of twelve', () => {
    // (250 + 260) ÷ 2, and 20 off for volunteering.
    expect(rowsOf('town-thousand', input).u1).toMatchObject({ balance: 23_500, status: 'not-ranked' });
  });

  it('its working shows these months alone', () => {
    const workings = workingsOf({ ...input, scheme: schemeOf('town-thousand'), subject });
    expect(workings.find(({ kind }) => kind === 'mean')).toMatchObject({
      months: [
        { month: '2026-11', points: 25_000 },
        { month: '2026-12', points: 26_000 }
      ],
      result: 25_500
    });
  });

  it('months taken over from paper are among them, as their paper says', () => {
    const paper: PaperMonths = {
      months: ['2026-10'],
      points: new Map([['u1', new Map([['2026-10', 20_000]])]])
    };
    const found = rowsOf('town-thousand', { ...input, paper, first: '2026-10' });
    // (200 + 250 + 260) ÷ 3 − 20.
    expect(found.u1).toMatchObject({ balance: 21_667 });
  });
});

describe('M15 C: outcomes that look back', () => {
  const subjects = Array.from({ length: 20 }, (_, n) => person(`u${n + 1}`, '', { pool: 'leaders' }));
  const fault = (n: number, month: string) =>
    entry(`e${n}`, { item: 'admonition', date: `${month}-20`, period: month });
  const faults = ['2026-03', '2026-05', '2026-08', '2026-11'].map((month, n) => fault(n, month));
  const concerned = (rule: string, period: string, first?: string) =>
    score({
      scheme: schemeOf('county-officials'),
      subjects,
      entries: keyedByText(faults),
      period,
      first
    }).outcomes.some((one) => one.rule === rule && one.subjects.includes('u1'));

  it('a quarter that ranks nobody is none of three in a row', () => {
    expect(concerned('interview', '2026-Q3', '2026-02')).toBe(true);
    expect(concerned('interview', '2026-Q3', '2026-03')).toBe(false);
    expect(concerned('interview', '2026-Q4', '2026-03')).toBe(true);
  });

  it('nor one of the four of a year', () => {
    expect(concerned('no-awards', '2026', '2026-02')).toBe(true);
    expect(concerned('no-awards', '2026', '2026-03')).toBe(false);
  });

  it('periods that ended before the first month are not looked at', () => {
    expect(concerned('interview', '2026-Q3', '2026-07')).toBe(false);
    expect(concerned('admonition-talk', '2026', '2026-02')).toBe(false);
    expect(concerned('last', '2026', '2026-02')).toBe(true);
  });
});

it('M15 a period that ends before the first month is none', () => {
  const scheme = schemeOf('community-cadres');
  expect(
    ['2025', '2026-H1', '2026-02', '2026-Q1', '2026-03'].map((one) => publishes(scheme, one, '2026-03'))
  ).toEqual([false, true, false, true, true]);
  expect(() => score({ scheme, subjects: [], entries: [], period: '2026-02', first: '2026-03' })).toThrow(
    RangeError
  );
});

it.each([
  [null, '2026-03-01'],
  ['2020-01-01', '2026-03-01'],
  ['2026-03-02', '2026-03-02']
])('M15 who serves from %s does so from %s on in a ledger of 2026-03', (from, served) => {
  const spell = { pool: '', group: '', from, to: null };
  expect(servedSince(spell, '2026-03')).toEqual({ ...spell, from: served });
  expect(servedSince(spell, undefined)).toEqual(spell);
});

it.each([
  ['2026', '2026-03'],
  ['2026-Q1', '2026-03'],
  ['2026-03', null],
  ['2026-Q2', null],
  ['2027', null]
])('M15 %s of a ledger that begins in 2026-03 is recorded since %s', (period, since) => {
  expect(recordedSince(period, '2026-03')).toBe(since);
  expect(recordedSince(period, undefined)).toBe(null);
});

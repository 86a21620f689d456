import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeDelta } from '../../../../../tests/fixtures/delta';
import { parseScheme } from '../../../points';
import { merge, type MyEntry, type MyState } from '../../../sync';
import { placesWon, phoneScheme } from './my-period';
import { agreesWithSealed, statementOf } from './statement';

const scheme = parseScheme(readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8'));
const state = merge(null, makeDelta({ scheme, sealed: 13 }));

function withEntries(...more: Partial<MyEntry>[]): MyState {
  const [like] = state.entries;
  const entries = more.map((one, n) => ({ ...like!, id: `x${n}`, seq: 9000 + n, matterKey: '', ...one }));
  return { ...state, entries: [...state.entries, ...entries] };
}

describe('the phone reckons as the server does', () => {
  it.each(state.results.map((result) => [result.period, result] as const))('%s', (period, result) => {
    const own = statementOf(state, period) ?? expect.fail('not reckoned');
    expect(own.statement).toMatchObject({ points: result.points, balance: result.balance });
    expect(agreesWithSealed(own.statement, result)).toBe(true);
  });

  it('gives no rank, which takes everybody’s entries', () => {
    for (const { period } of state.results) expect(statementOf(state, period)?.statement.rank).toBeNull();
  });

  it('M14: the lines of a month add up to its points', () => {
    for (const { period, points } of state.results) {
      const own = statementOf(state, period)!;
      expect(own.statement.effects.reduce((sum, effect) => sum + effect.points, 0)).toBe(points);
    }
  });

  it('M4: a sealed month is reckoned with the dates of its seal, whatever the roster says since', () => {
    const moved = { ...state, person: { ...state.person, from: '2026-10-28', pool: '外聘' } };
    for (const result of state.results)
      expect(agreesWithSealed(statementOf(moved, result.period)!.statement, result)).toBe(true);
  });

  it('M16: a change of the pool keeps the days served before it, in a month that is open', () => {
    const last = state.results.at(-1) ?? expect.fail('nothing sealed');
    const { pool, group, from } = state.person;
    const to = `${last.period}-27`;
    const moved = { ...state.person, pool: '外聘', from: `${last.period}-28` };
    const open = { ...state, results: state.results.slice(0, -1) };
    const pointsOf = (person: MyState['person']) =>
      statementOf({ ...open, person }, last.period)?.statement.points;
    expect(pointsOf({ ...moved, earlier: [{ pool, group, from, to }] })).toBe(last.points);
    expect(pointsOf(moved)).not.toBe(last.points);
  });

  it('M5: a month taken over from paper is its paper total, and the year goes on from it', () => {
    const results = state.results.map((one) =>
      one.period === '2026-01' ? { ...one, points: 4321, paper: true } : one
    );
    const year = results.filter(({ period }) => period.startsWith('2026'));
    const last = year[year.length - 1]?.period ?? '';
    const own = statementOf({ ...state, results }, last);
    const sum = year.reduce((total, { points }) => total + points, 0);
    expect(statementOf({ ...state, results }, '2026-01')?.statement.points).toBe(4321);
    expect(own?.statement.balance).toBe(10_000 + sum);
  });

  it('says when it does not agree', () => {
    const [result] = state.results;
    const own = statementOf(
      withEntries({ item: 'mediation', period: result!.period, date: `${result!.period}-02` }),
      result!.period
    );
    expect(agreesWithSealed(own!.statement, result!)).toBe(false);
  });
});

it('a conversion tells of how many points it is: those of the year so far, in the sections of its rule', () => {
  const months = state.results.filter(({ period }) => period.startsWith('2026'));
  let sum = 0;
  let found = 0;
  for (const { period } of months) {
    const { statement, conversions } = statementOf(state, period)!;
    found += conversions.length;
    sum += statement.sections.task! + statement.sections.award!;
    for (const one of conversions) expect(one).toMatchObject({ sum, value: Math.floor(sum / 10_000) * 50 });
  }
  expect(sum).toBeGreaterThan(10_000);
  expect(found).toBeGreaterThan(0);
});

it('leaves standing awards out while the month is not over', () => {
  const awards = (finished?: string) =>
    statementOf(state, '2026-11', finished)?.statement.effects.filter(({ entry }) => entry === null);
  expect(awards('2026-10')).toEqual([]);
  expect(awards()?.length).toBeGreaterThan(0);
});

it('does not guess what it has no code for', () => {
  const items = [{ ...scheme.items[0], kind: 'lottery' }];
  const newer: MyState = {
    ...state,
    scheme: { ...state.scheme, rules: { ...state.scheme.rules, items } }
  };
  expect(phoneScheme(newer)).toBeNull();
  expect(statementOf(newer, '2026-10')).toBeNull();
});

it('counts places against the sealed month before', () => {
  const [a, b] = state.results;
  expect(placesWon({ ...b!, rank: 3 }, { ...a!, rank: 4 })).toBe(1);
  expect(placesWon({ ...b!, rank: null }, a)).toBeNull();
  expect(placesWon(a!, undefined)).toBeNull();
});

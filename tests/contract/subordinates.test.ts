import type { Actor } from '$lib/server/platform/access/actor';
import { actorAtDashboard } from '$lib/server/domain/accounts/actor-at-dashboard';
import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { subordinateUnits } from '$lib/server/domain/dashboard/subordinate-units';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

const typed = {
  subject: '',
  item: 'mediation',
  date: '2026-10-03',
  quantity: '',
  value: '',
  matterText: '',
  basis: '调字34号',
  story: ''
};

describe.each(databases)('a superior’s first page on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `below-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const gives = { from: '2026-01-01', to: null, by: null };
  const give = async (account: string, role: 'member' | 'recorder', subject: string | null = null) =>
    (await here.app.read(people.recorder)).accounts.give({ account, role, subject, ...gives });
  const subordinates = async (units: readonly Actor[] = [people.superior]) =>
    subordinateUnits(here.app, units);
  const before = async (more: Partial<typeof typed> = {}) => {
    const { id } = await declareClaim(here.app, people.p1, { key: key(), ...typed, ...more });
    const claims = [{ claim: id, seen: 1 }];
    await forwardClaims(here.app, people.recorder, { key: key(), claims, words: '' });
  };

  it('lists claims that the superior alone can decide, and says how many they may decide besides', async () => {
    await before();
    expect(await subordinates()).toMatchObject([{ waiting: [], mayDecide: 1 }]);
    for (const account of ['c2', 'c3']) await give(account, 'member', 'p1');
    expect(await subordinates()).toMatchObject([{ waiting: [{ kind: 'claims', count: 1 }], mayDecide: 0 }]);
    await give('c1', 'recorder');
    expect(await subordinates()).toMatchObject([{ waiting: [{ kind: 'claims', count: 1 }], mayDecide: 0 }]);
  });

  it('with two recorders the committee’s claims are none of theirs', async () => {
    await give('c1', 'recorder');
    await before();
    expect(await subordinates()).toMatchObject([{ waiting: [], mayDecide: 0 }]);
  });

  it('of many units those come first in which something waits, the others as they were given', async () => {
    const units: Actor[] = [];
    for (let count = 1; count < 14; count += 1) {
      const { unit } = await aUnit(here.store, `第${count}社区`, { firstPeriod: '2026-09' });
      units.push({ ...people.superior, unit: unit.id });
    }
    const { shown } = await draftSeal(await here.app.read(people.recorder), '2026-09');
    await proposeSeal(here.app, people.recorder, { key: key(), period: '2026-09', shown });
    const [first, ...others] = await subordinates([...units, people.superior]);
    expect(first).toMatchObject({
      id: people.superior.unit,
      state: 'seal',
      waiting: [{ kind: 'seal', named: '2026-09' }]
    });
    expect(others.map(({ id }) => id)).toEqual(units.map(({ unit }) => unit));
  });

  it('days of its rules that a unit lets pass are seen with the clause, and stay when they are met late', async () => {
    here.at('2026-10-20T02:00:00Z');
    const [unit] = await subordinates();
    expect(
      unit?.breaches.now.map(({ id, due, daysLate, clause }) => [id, due, daysLate, clause.ref])
    ).toEqual([
      ['assess 2026-09', '2026-10-10', 10, '四（二）'],
      ['four-knows 2026-Q3', '2026-10-10', 10, '三（一）'],
      ['publish 2026-09', '2026-10-17', 3, '四（二）']
    ]);
    await here.seal('2026-09');
    await here.publish('2026-09');
    const [since] = await subordinates();
    // Nobody has entered the quarter's ranking yet.
    expect(since?.breaches.now.map(({ id }) => id)).toEqual(['four-knows 2026-Q3']);
    // Published on the day of the meeting it is in time: it follows the meeting.
    expect(since?.breaches.past.map(({ id, done, daysLate }) => [id, done, daysLate])).toEqual([
      ['assess 2026-09', '2026-10-20', 10]
    ]);
  });

  it('a superior works in the office of each subordinate unit by choosing it, and at nobody else’s', async () => {
    const { unit: other } = await aUnit(here.store, '春晖社区', { firstPeriod: '2026-09' });
    const { unit: strange } = await aUnit(here.store, '别处社区', { firstPeriod: '2026-09' });
    const there = await here.app.read({ ...people.superior, unit: other.id });
    await there.accounts.give({ account: 's', role: 'superior', subject: null, ...gives });
    const at = (chosen: string, by = people.superior) => actorAtDashboard(here.app, by, chosen);
    expect(await at(other.id)).toMatchObject({ unit: other.id, roles: ['superior'], subject: null });
    expect(await at('')).toBe(people.superior);
    expect(await at(strange.id)).toBe(people.superior);
    expect(await at(other.id, people.recorder)).toBe(people.recorder);
    await there.accounts.give({ account: 'r', role: 'recorder', subject: null, ...gives });
    expect(await at(other.id, people.recorder)).toBe(people.recorder);
  });
});

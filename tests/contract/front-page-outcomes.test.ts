import { monthsFrom } from '$lib/calendar';
import { afterSealing } from '$lib/server/domain/dashboard/after-sealing';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { isWaiting, outcomePeriods } from '$lib/server/domain/outcomes/outcome-sheet';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

describe.each(databases)('proposals that wait, on the first page of the office, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `front-page-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    people = await aCommittee(here);
    here.at('2027-01-08T04:00:00Z');
    await here.book({ item: 'mediation', subject: 'p3', date: '2026-01-05', period: '2026-01' });
    for (const month of monthsFrom('2026-01', '2026-12')) await here.seal(month);
  });
  afterEach(() => here.end());

  /** The number on the first page, and how often it has read who stepped aside. */
  async function firstPage() {
    const stores = await here.app.read(people.c2);
    let reads = 0;
    const outcomes = {
      ...stores.outcomes,
      recused: (period?: string) => {
        reads += 1;
        return stores.outcomes.recused(period);
      }
    };
    const { outcomes: waiting } = await afterSealing({ ...stores, outcomes }, here.app.clock(), people.c2);
    return { waiting, reads };
  }
  async function sheets() {
    const stores = await here.app.read(people.c2);
    const sealed = (await stores.periods.seals()).map(({ period }) => period);
    return outcomePeriods(stores, sealed, { closed: true });
  }
  const sum = async () => (await sheets()).reduce((all, { waiting }) => all + waiting, 0);

  it('are looked through until all are ruled on', async () => {
    expect(await firstPage()).toEqual({ waiting: await sum(), reads: 1 });
    expect(await sum()).toBeGreaterThan(0);
    const held = { date: '2027-01-08', body: '两委会', minutes: '〔2027〕1号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: key(), ...held });
    for (const { period, groups } of await sheets()) {
      const open = groups.flatMap((group) => group.people).filter(isWaiting);
      const rulings = open.map(({ rule, subject }) => {
        return { rule, subject, seen: 0, confirmed: false, words: '暂不采用' };
      });
      if (rulings.length > 0)
        await ruleOnOutcomes(here.app, people.c2, { key: key(), meeting, period, rulings });
    }
    expect(await sum()).toBe(0);
    expect(await firstPage()).toEqual({ waiting: 0, reads: 0 });
  });
});

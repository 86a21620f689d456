import { monthsFrom, periodKind, periodsEndingWith } from '$lib/calendar';
import type { Subject } from '$lib/points';
import { builtInIds } from '$lib/schemes';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { afterSealing } from '$lib/server/domain/dashboard/after-sealing';
import { deadlinesNow } from '$lib/server/domain/deadlines/deadlines-now';
import { filingOverview } from '$lib/server/domain/filings/filing-overview';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { outcomePeriods } from '$lib/server/domain/outcomes/outcome-sheet';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { personYear } from '$lib/server/domain/periods/person-year';
import { liveMonths } from '$lib/server/domain/practice/rehearsal/live-months';
import type { LivedScores } from '$lib/server/domain/practice/rehearsal/year-life';
import { afterEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

/** Enough leaders and staff for a ballot with a result (E), and somebody of every other group. */
const groups = [
  'leaders',
  'leaders',
  'leaders',
  'leaders',
  'leaders',
  'head',
  'temporary',
  'staff',
  'staff',
  'staff',
  'staff'
];
const many = groups.map((group, at) => person(`p${at + 1}`, `某${at + 1}`, { group }));

interface WholeYearLife {
  who: string;
  people: Subject[];
  scores: LivedScores;
}
const nobody = {
  who: 'nobody left',
  people: many.map((one) => ({ ...one, to: '2025-12-31' })),
  scores: 'none'
} as const;
const lives: WholeYearLife[] = [
  { who: 'one person', people: many.slice(0, 1), scores: 'alike' },
  { who: 'all tied', people: many, scores: 'alike' },
  { who: 'all at 0', people: many, scores: 'none' },
  { who: 'each with their own points', people: many, scores: 'varied' }
];

/** The kinds of periods that a document seals and usually publishes; of the next January all have the month alone. */
const kinds: Record<string, { sealed: string[]; published: string[]; inForceIn2027: boolean }> = {
  'community-cadres': {
    sealed: ['month', 'quarter', 'half-year', 'year'],
    published: ['month', 'half-year', 'year'],
    inForceIn2027: true
  },
  'community-organisation': { sealed: ['year'], published: ['year'], inForceIn2027: true },
  'county-officials': {
    sealed: ['month', 'quarter', 'year'],
    published: ['quarter', 'year'],
    inForceIn2027: false
  },
  'party-members': {
    sealed: ['month', 'quarter', 'half-year', 'year'],
    published: ['month', 'quarter', 'half-year', 'year'],
    inForceIn2027: true
  },
  'town-thousand': { sealed: ['month', 'year'], published: ['month', 'year'], inForceIn2027: true }
};
const months = monthsFrom('2026-01', '2027-01');

describe.each(databases)('a year that ends on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  async function live(scheme: string, { people, scores }: Omit<WholeYearLife, 'who'>) {
    here = await testApp({ database, scheme, firstPeriod: '2026-01', people });
    const { app, recorder, second } = here;
    const setClock = (to: Date) => here.at(to.toISOString());
    const lived = await liveMonths({ app, recorder, second, scores, setClock }, months);
    if (lived.stopped)
      throw new Error(`${lived.stopped.month} ${lived.stopped.step}`, { cause: lived.stopped.cause });
    return {
      sealed: lived.months.flatMap(({ sealed }) => sealed),
      published: lived.months.flatMap(({ published }) => published),
      filed: lived.months.flatMap(({ filed }) => filed)
    };
  }

  /** Reads what the office and a member read of the year, in the month after it. */
  async function readAll(people: readonly Subject[]): Promise<void> {
    const { app, recorder } = here;
    const stores = await app.read(recorder);
    const sealed = (await stores.periods.seals()).map(({ period }) => period);
    await outcomePeriods(stores, sealed, { closed: true });
    await afterSealing(stores, app.clock(), recorder);
    await deadlinesNow(stores, app.clock());
    for (const { id } of people) await personYear(stores, { subject: id, year: 2026 });
    await myDelta(app, here.member(people[0]?.id ?? ''), 0);
    await app.readTransaction(recorder, (own) => draftSeal(own, '2027-02'));
    expect(await verifyAudit(here.store, recorder.unit)).toMatchObject({ ok: true });
  }

  describe.each(builtInIds)('%s', (scheme) => {
    const of = kinds[scheme];
    const wanted = (some: readonly string[] = []) =>
      months.flatMap((month) =>
        periodsEndingWith(month).filter(
          (period) => some.includes(periodKind(period)) && (month < '2027-01' || of?.inForceIn2027 === true)
        )
      );

    it.each(lives)('M4 M12 is lived to its end, and January after it: $who', async (life) => {
      const { sealed, published, filed } = await live(scheme, life);
      expect(sealed).toEqual(wanted(of?.sealed));
      expect(published).toEqual(wanted(of?.published));
      const stores = await here.app.read(here.recorder);
      expect(await stores.periods.open()).toBe('2027-02');
      expect((await overviewOf(stores)).toPublish).toEqual([]);
      const due = (await filingOverview(stores, here.app.clock())).map(({ period }) => period);
      expect(filed.toSorted()).toEqual(due.toSorted());
      if (life.scores === 'alike') {
        const year = await stores.periods.results('2026');
        // A ballot of fewer than five has no result, and E so no rank for one person.
        const isRanked = scheme !== 'town-thousand' || life.people.length > 1;
        expect(year.map(({ rank }) => rank)).toEqual(life.people.map(() => (isRanked ? 1 : null)));
        expect((await stores.ledger.entries()).length).toBeGreaterThanOrEqual(life.people.length);
      }
      await readAll(life.people);
    });

    it('M10 is lived to its end without anybody, who so has nothing to publish or to file', async () => {
      const { sealed, published, filed } = await live(scheme, nobody);
      expect(sealed).toEqual(wanted(of?.sealed));
      expect([published, filed]).toEqual([[], []]);
      const stores = await here.app.read(here.recorder);
      expect(await stores.periods.results('2026')).toEqual([]);
      expect(await filingOverview(stores, here.app.clock())).toEqual([]);
      await readAll(nobody.people);
    });
  });

  it('M12 C: who all tie are left to people once for each rule, with the fourth quarter and with the year', async () => {
    await live('county-officials', { people: many.slice(0, 7), scores: 'none' });
    const { periods } = await here.app.read(here.recorder);
    const all = many.slice(0, 7).map(({ id }) => id);
    expect(await periods.outcomes('2026-Q4')).toEqual([{ rule: 'priority', subjects: [], undecided: all }]);
    expect(await periods.outcomes('2026')).toEqual([
      { rule: 'advanced', subjects: [], undecided: all },
      { rule: 'priority', subjects: [], undecided: all }
    ]);
  });

  it('a unit without a roster is told so, and seals nothing', async () => {
    await expect(live('community-cadres', { people: [], scores: 'none' })).rejects.toMatchObject({
      message: '2026-01 seal',
      cause: { code: 'empty-roster' }
    });
  });
});

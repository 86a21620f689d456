import { monthsFrom } from '$lib/calendar';
import { builtInScheme } from '$lib/schemes';
import { assemblySheet } from '$lib/server/domain/assemblies/assembly-sheet';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { yearEnd } from '$lib/server/domain/dashboard/year-end';
import { deadlineLines } from '$lib/server/domain/deadlines/deadline-lines';
import { comingFilings } from '$lib/server/domain/filings/coming-filings';
import { filingOverview } from '$lib/server/domain/filings/filing-overview';
import { readFiling } from '$lib/server/domain/filings/read-filing';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { personYear } from '$lib/server/domain/periods/person-year';
import { liveMonths } from '$lib/server/domain/practice/rehearsal/live-months';
import { costOfSkipping } from '$lib/server/domain/takeover/cost-of-skipping';
import { boardFeedSchema, myDeltaSchema } from '$lib/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { readExactly } from '../make/read-exactly';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const first = '2026-10';
const ranks = (rows: readonly { rank: number | null }[]) => rows.map(({ rank }) => rank);

describe.each(databases)('M15 the first year of a unit that begins in October on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  const begin = async (scheme: string, firstPeriod = first) => {
    here = await testApp({ database, scheme, firstPeriod });
  };
  /** Lives months by the office's commands, each with its seal, notices and filings, until the next one runs. */
  async function live(from: string, to: string) {
    const { app, recorder, second } = here;
    const setClock = (at: Date) => here.at(at.toISOString());
    const life = { app, recorder, second, scores: 'varied', setClock } as const;
    const { months, stopped } = await liveMonths(life, monthsFrom(from, to));
    if (stopped) throw new Error(`${stopped.month} ${stopped.step}`, { cause: stopped.cause });
    return {
      sealed: months.flatMap(({ sealed }) => sealed),
      published: months.flatMap(({ published }) => published),
      filed: months.flatMap(({ filed }) => filed)
    };
  }
  const stores = () => here.app.read(here.recorder);
  const noticeOf = async (period: string) =>
    (await (await stores()).notices.of(period))?.snapshot ?? expect.fail(`${period} isn’t published`);

  it('A has a half-year, ranked, and a year, listed only, and files both', async () => {
    await begin('community-cadres');
    here.at('2026-12-20T04:00:00Z');
    expect(await comingFilings(await stores(), here.app.clock())).toEqual([
      { period: '2026-H2', recordedSince: first, due: '2027-01-31' },
      { period: '2026', recordedSince: first, due: '2027-01-31' }
    ]);
    const lived = await live(first, '2026-12');
    expect(lived).toEqual({
      sealed: ['2026-10', '2026-11', '2026-12', '2026-Q4', '2026-H2', '2026'],
      published: ['2026-10', '2026-11', '2026-12', '2026-H2', '2026'],
      filed: ['2026', '2026-H2']
    });
    const half = await noticeOf('2026-H2');
    expect(half).toMatchObject({ recordedSince: first });
    expect(half.rows.every(({ rank }) => rank !== null)).toBe(true);
    const year = await noticeOf('2026');
    expect(year).toMatchObject({ recordedSince: first, honours: [] });
    expect(ranks(year.rows)).toEqual([null, null, null]);
    expect((await noticeOf('2026-12')).recordedSince).toBeUndefined();

    const { filings, periods } = await stores();
    expect((await periods.outcomes('2026-H2')).map(({ rule }) => rule)).toEqual(['half-year-reward']);
    expect(await periods.outcomes('2026')).toEqual([]);
    for (const { id, period } of await filings.list())
      expect(await readFiling(await stores(), id)).toMatchObject({
        document: { period, recordedSince: first },
        differences: []
      });
    // The balance of the year is the base and its three months.
    const months = await Promise.all(
      ['2026-10', '2026-11', '2026-12'].map((month) => periods.results(month))
    );
    const total = (subject: string) =>
      months.flat().reduce((sum, one) => (one.subject === subject ? sum + one.points : sum), 10_000);
    for (const { subject, balance } of await periods.results('2026')) expect(balance).toBe(total(subject));
  });

  it('A what is due is told to the office and to its superior, and January follows', async () => {
    await begin('community-cadres');
    await live(first, '2026-11');
    here.at('2027-01-02T04:00:00Z');
    const { app } = here;
    expect(await filingOverview(await stores(), app.clock())).toMatchObject([
      { period: '2026-H2', before: 'seal', due: '2027-01-31', late: 0, recordedSince: first },
      { period: '2026', before: 'seal', due: '2027-01-31', late: 0, recordedSince: first }
    ]);
    expect(await yearEnd(await stores(), app.clock())).toMatchObject({
      year: '2026',
      lines: [{ step: 'seal' }, { step: 'publish' }, { step: 'file' }]
    });
    const filed = async () =>
      (await deadlineLines(await stores(), app.clock(), { from: '2026-10-01', to: '2027-02-28' }))
        .filter(({ step }) => step === 'file')
        .map(({ period, state }) => `${period} ${state}`);
    expect(await filed()).toEqual(['2026-H2 due', '2026 due']);
    expect(await live('2026-12', '2027-01')).toEqual({
      sealed: ['2026-12', '2026-Q4', '2026-H2', '2026', '2027-01'],
      published: ['2026-12', '2026-H2', '2026', '2027-01'],
      filed: ['2026', '2026-H2']
    });
    expect(await filed()).toEqual(['2026-H2 done', '2026 done']);
    expect((await noticeOf('2027-01')).recordedSince).toBeUndefined();
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
  });

  it('A phone, board and yearly file have the partial year', async () => {
    await begin('community-cadres');
    await live(first, '2026-12');
    const { app, recorder } = here;
    const phone = readExactly(myDeltaSchema, await myDelta(app, here.member('p1'), 0, { longer: 0 }));
    expect(phone.unit.firstPeriod).toBe(first);
    const longer = (phone.longer ?? []).map(
      ({ period, rank }) => `${period} ${rank === null ? 'listed' : 'ranked'}`
    );
    expect(longer).toEqual(expect.arrayContaining(['2026-H2 ranked', '2026 listed']));
    const feed = readExactly(boardFeedSchema, await app.screens.feed({ unit: recorder.unit, board: 'b' }));
    const shown = [feed.notice, ...feed.alsoOpen].flatMap((notice) => (notice ? [notice.snapshot] : []));
    expect(shown.find((snapshot) => snapshot.period === '2026')).toMatchObject({ recordedSince: first });
    const year = await personYear(await stores(), { subject: 'p1', year: 2026 });
    expect(year.periods.map(({ period }) => period)).toEqual(
      expect.arrayContaining(['2026-10', '2026-11', '2026-12', '2026-Q4', '2026-H2', '2026'])
    );
  });

  it('D has its quarter whole, and files its year; no grade follows from three months', async () => {
    await begin('party-members');
    const lived = await live(first, '2027-01');
    expect(lived.sealed).toEqual([
      ...['2026-10', '2026-11', '2026-12', '2026-Q4', '2026-H2', '2026'],
      '2027-01'
    ]);
    expect(lived.published).toEqual(lived.sealed);
    // D asks for the year alone; the half-year may be filed.
    expect(lived.filed).toEqual(['2026', '2026-H2']);
    expect(ranks((await noticeOf('2026-Q4')).rows)).not.toContain(null);
    expect(ranks((await noticeOf('2026')).rows)).toEqual([null, null, null]);
    const sheet = await here.app.readTransaction(here.recorder, (at) => assemblySheet(at, '2026-Q4'));
    expect(sheet.proposals).toEqual([]);
  });

  it('D from November evaluates, seals and publishes a quarter of two months', async () => {
    await begin('party-members', '2026-11');
    const lived = await live('2026-11', '2026-12');
    expect(lived.published).toEqual(['2026-11', '2026-12', '2026-Q4', '2026-H2', '2026']);
    const quarter = await noticeOf('2026-Q4');
    expect(quarter.recordedSince).toBe('2026-11');
    expect(ranks(quarter.rows)).not.toContain(null);
    expect(ranks((await noticeOf('2026-H2')).rows)).toEqual([null, null, null]);
  });

  it('C has its quarter and its year, which it may file and needn’t', async () => {
    await begin('county-officials');
    const lived = await live(first, '2026-12');
    expect(lived.sealed).toEqual(['2026-10', '2026-11', '2026-12', '2026-Q4', '2026']);
    expect(lived.published).toEqual(['2026-Q4', '2026']);
    expect(ranks((await noticeOf('2026')).rows)).toEqual([null, null, null]);
    here.at('2027-03-01T04:00:00Z');
    expect(await filingOverview(await stores(), here.app.clock())).toMatchObject([
      { period: '2026', due: null, late: 0, before: 'ready', recordedSince: first }
    ]);
  });

  it('what skipping the takeover costs is told until the first month is sealed', async () => {
    await begin('community-cadres');
    expect(await costOfSkipping(await stores())).toEqual({
      first: '2026-01',
      last: '2026-09',
      partial: [
        { period: '2026-H2', first, last: '2026-12', isRanked: true },
        { period: '2026', first, last: '2026-12', isRanked: false }
      ]
    });
    here.at('2026-11-02T04:00:00Z');
    await here.seal(first);
    expect(await costOfSkipping(await stores())).toBeNull();
  });

  it.each(['community-organisation', 'party-members'])(
    'nothing is skipped where %s takes nothing',
    async (id) => {
      const monthly = builtInScheme(id)?.score.month !== undefined;
      await begin(id, monthly ? '2026-01' : first);
      expect(await costOfSkipping(await stores())).toBeNull();
    }
  );
});

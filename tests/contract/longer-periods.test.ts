import { digestOf, snapshotSchema, totalOf } from '$lib/notice';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('longer periods on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2025-07' });
    here.at('2026-01-05T04:00:00Z');
  });
  afterEach(() => here.end());

  const stores = () => here.app.read(here.recorder);
  const mediation = (subject: string, month: string, quantity = 1) => ({
    item: 'mediation',
    subject,
    date: `${month}-03`,
    period: month,
    quantity
  });

  async function sealThrough(...months: string[]) {
    for (const month of months) await here.seal(month);
  }

  async function aHalfYear() {
    await here.book(
      mediation('p2', '2025-07', 3),
      mediation('p2', '2025-11'),
      mediation('p1', '2025-12', 2),
      { item: 'complaint', subject: 'p3', date: '2025-09-05', period: '2025-09' }
    );
    await sealThrough('2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12');
  }

  async function notice(period: string) {
    const { code } = await here.publish(period);
    const found = await here.app.public.noticeByCode(code);
    if (!found) throw new Error('not published');
    expect(found.digest).toBe(digestOf(found.snapshot));
    return v.parse(snapshotSchema, found.snapshot);
  }

  it('M10 who was there on a few days is listed without a rank; who had left or is yet to come, only where something counts', async () => {
    await here.book(mediation('p2', '2025-09'));
    const serve = (code: string, from_date: string | null, to_date: string | null) =>
      here.store.updateTable('subject').set({ from_date, to_date }).where('code', '=', code).execute();
    await serve('p1', null, '2025-08-03');
    await serve('p2', null, '2025-08-20');
    await serve('p3', '2025-10-01', null);
    await sealThrough('2025-07', '2025-08', '2025-09');
    const { periods } = await stores();
    const listed = async (period: string) =>
      (await periods.results(period)).map(({ subject, status }) => `${subject} ${status}`).sort();
    expect(await listed('2025-07')).toEqual(['p1 ranked', 'p2 ranked']);
    expect(await listed('2025-08')).toEqual(['p1 not-ranked', 'p2 ranked']);
    expect(await listed('2025-09')).toEqual(['p2 not-ranked']);
    expect(await listed('2025-Q3')).toEqual(['p1 not-ranked', 'p2 ranked']);
    expect((await notice('2025-09')).rows.map(({ name }) => name)).toEqual(['李明']);
  });

  it('M5 a month that ends them seals them in the same command, each with its own figures', async () => {
    await aHalfYear();
    const { periods, changes } = await stores();
    expect((await periods.seals()).map(({ period }) => period)).toEqual([
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-Q3',
      '2025-10',
      '2025-11',
      '2025-12',
      '2025-Q4',
      '2025-H2',
      '2025'
    ]);
    expect(await periods.open()).toBe('2026-01');
    const points = async (period: string) =>
      (await periods.results(period)).map(({ subject, points }) => [subject, points]);
    // Six months of 28 standing points each; a complaint takes 5, and the award of 1.
    expect(await points('2025-H2')).toEqual([
      ['p1', 17800],
      ['p2', 18800],
      ['p3', 16200]
    ]);
    const quarters = [await points('2025-Q3'), await points('2025-Q4')];
    expect(quarters).toEqual([
      [
        ['p1', 8400],
        ['p2', 9900],
        ['p3', 7800]
      ],
      [
        ['p1', 9400],
        ['p2', 8900],
        ['p3', 8400]
      ]
    ]);
    expect((await changes.after(0)).filter(({ kind }) => kind === 'seal')).toHaveLength(10);
  });

  it('M4 nothing is booked in a month that is over with a half-year, and the next ones are open', async () => {
    await aHalfYear();
    await expect(here.book(mediation('p1', '2025-12'))).rejects.toThrow('already-sealed');
    await here.book(mediation('p1', '2026-01'));
  });

  it('keeps whom an outcome concerns, and what the points buy, as it was', async () => {
    await here.book(mediation('p1', '2025-08', 20), mediation('p2', '2025-08', 2));
    await sealThrough('2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12');
    const { periods } = await stores();
    expect(await periods.outcomes('2025-H2')).toEqual([
      { rule: 'half-year-reward', subjects: ['p1'], undecided: [] }
    ]);
    expect(await periods.conversions('2025-H2')).toContainEqual({
      rule: 'leave-offset',
      subject: 'p1',
      // 20 mediations, and one award for each recorded month without complaints (M15)
      sum: 13000,
      value: 50
    });
    const own = await periods.consequencesOf('p1');
    expect(own.get('2025-H2')).toEqual({
      outcomes: [{ rule: 'half-year-reward', undecided: false }],
      conversions: [{ rule: 'leave-offset', sum: 13000, value: 50 }]
    });
    expect((await periods.consequencesOf('p3')).get('2025-H2')).toBeUndefined();
  });

  it('M12 keeps a tie that is too large for a scarce reward as undecided', async () => {
    await sealThrough('2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12');
    const { periods } = await stores();
    expect(await periods.outcomes('2025-H2')).toEqual([
      { rule: 'half-year-reward', subjects: [], undecided: ['p1', 'p2', 'p3'] }
    ]);
    expect((await notice('2025-H2')).honours).toEqual([]);
  });

  it('records by which rules it was reckoned', async () => {
    await here.seal('2025-07');
    const [seal] = await (await stores()).periods.seals();
    expect(seal?.scheme).toMatch(/^days:[0-9a-f]{64}$/);
  });

  it('the audit trail covers figures, outcomes and conversions', async () => {
    await here.book(mediation('p1', '2025-08', 20));
    await sealThrough('2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12');
    const { unit } = here.recorder;
    expect(await verifyAudit(here.store, unit)).toMatchObject({ ok: true });
    const forged = here.store
      .selectFrom('seal_result')
      .innerJoin('seal', 'seal.id', 'seal_result.seal_id')
      .innerJoin('subject', 'subject.id', 'seal_result.subject_id')
      .where('period', '=', '2025-H2')
      .where('code', '=', 'p2')
      .select((add) => [
        'seal_id',
        add.val('half-year-reward').as('rule'),
        'subject_id',
        add.lit(0).as('no')
      ]);
    await here.store
      .insertInto('seal_outcome')
      .columns(['seal_id', 'rule', 'subject_id', 'undecided'])
      .expression(forged)
      .execute();
    expect(await verifyAudit(here.store, unit)).toMatchObject({ ok: false, why: 'changes-differ' });
  });

  it('seals what was shown of every period', async () => {
    await sealThrough('2025-07', '2025-08');
    const { closing } = await draftSeal(await stores(), '2025-09');
    expect(closing.periods.map(({ period }) => period)).toEqual(['2025-09', '2025-Q3']);
  });

  it('the office is told which to publish: what the document publishes first, and what may be besides', async () => {
    await aHalfYear();
    await here.publish('2025-12');
    const { toPublish, mayPublish, sealed } = await overviewOf(await stores());
    expect(toPublish).toEqual(['2025-H2', '2025']);
    expect(mayPublish.slice(0, 2)).toEqual(['2025-Q4', '2025-11']);
    expect(sealed.slice(0, 5)).toMatchObject([
      { period: '2025-12', entries: 1 },
      { period: '2025-Q4', entries: 2 },
      { period: '2025-H2', entries: 4, notice: null },
      { period: '2025', entries: 4, notice: null },
      { period: '2025-11' }
    ]);
  });

  it('each has a notice of its own, with its rewards and without what isn’t public', async () => {
    await aHalfYear();
    const month = await notice('2025-12');
    const half = await notice('2025-H2');
    expect(month).toMatchObject({ period: '2025-12', previous: '2025-11', ranks: 'points', honours: [] });
    expect(half).toMatchObject({
      period: '2025-H2',
      previous: null,
      ranks: 'points',
      number: { no: 2 },
      title: '关于2025年下半年社区干部积分情况的公示',
      changes: []
    });
    expect(half.code).not.toBe(month.code);
    expect(half.rows.map((row) => [row.name, row.rank, totalOf(half, row), row.rest])).toEqual([
      ['李明', 1, 18800, 16800],
      ['沈秋月', 2, 17800, 16800],
      ['韩冰', 3, 16200, 16200]
    ]);
    expect(half.rows[0]?.gains).toMatchObject([{ item: 'mediation', count: 4, points: 2000 }]);
    expect(half.honours).toMatchObject([{ rule: 'half-year-reward', names: ['李明'] }]);
    expect(half.trend.map(({ period }) => period)).toEqual([
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12'
    ]);
    expect(JSON.stringify(half)).not.toContain('抵消事假');
    await expect(here.publish('2025-H2')).rejects.toThrow('already-published');
  });

  it('a year ranks by its balance, and a half-year’s notice stays beside its last month’s', async () => {
    await here.end();
    here = await testApp({ database, firstPeriod: '2025-01' });
    here.at('2026-01-05T04:00:00Z');
    await here.book(mediation('p2', '2025-03', 4));
    for (let month = 1; month <= 12; month += 1) await here.seal(`2025-${String(month).padStart(2, '0')}`);
    const year = await notice('2025');
    expect(year).toMatchObject({
      ranks: 'balance',
      title: '关于2025年度社区干部积分情况的公示',
      previous: null
    });
    // base 100, twelve months of 28, and 20
    expect(year.rows[0]).toMatchObject({ name: '李明', points: 35600, balance: 45600, rest: 33600 });
    // The last three and the last third are shown to the office and the person only.
    expect((await (await stores()).periods.outcomes('2025')).map(({ rule }) => rule)).toContain(
      'bottom-three'
    );
    expect(year.honours).toEqual([]);
    await notice('2025-12');
    await notice('2025-H2');
    here.at('2026-02-20T04:00:00Z');
    const feed = () => here.app.screens.feed({ unit: here.recorder.unit });
    const shown = async () => {
      const { notice, alsoOpen } = await feed();
      return [notice, ...alsoOpen].map((each) => each?.snapshot.period);
    };
    expect(await shown()).toEqual(['2025-12', '2025', '2025-H2']);
    await here.seal('2026-01');
    await notice('2026-01');
    expect(await shown()).toEqual(['2026-01']);
  });
});

import { monthsFrom } from '$lib/calendar';
import { digestOf } from '$lib/notice';
import { boardFeedSchema, merge } from '$lib/sync';
import { sealedOf } from '$lib/local/phone/explain/my-period';
import { agreesWithSealed, statementOf } from '$lib/local/phone/explain/statement';
import { evaluate, takeBack } from '$lib/server/domain/assemblies/evaluate';
import { skipAssembly } from '$lib/server/domain/assemblies/skip-assembly';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { draftFiling } from '$lib/server/domain/filings/file-period';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { assembliesToPublish } from '$lib/server/domain/notices/assemblies-to-publish';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { personYear } from '$lib/server/domain/periods/person-year';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { supplementReason } from '$lib/ui/text/supplement-reason';
import { describe, expect, it } from 'vitest';
import { readExactly } from '../make/read-exactly';
import { branchAssembly } from './branch-assembly';
import { databases } from './stores';

describe.each(databases)('D an assembly that meets after its quarter was sealed on $kind', (database) => {
  const branch = branchAssembly(database);
  const { key, record, conclude, points } = branch;
  const read = () => branch.here.app.read(branch.here.recorder);
  const add = (subject: string, item: string, value: string) =>
    evaluate(branch.here.app, branch.here.recorder, {
      key: key(),
      quarter: branch.quarter,
      rows: [{ subject, item, value, matterText: `事由${value}` }]
    });
  const preview = (lastDay: string | null = null) =>
    previewSupplement(branch.here.app, branch.here.recorder, { quarter: branch.quarter, lastDay });
  /** @param lastDay of the window, for a year without a holiday table */
  const publish = async (lastDay: string | null = null) => {
    const { quarter } = branch;
    const { shown } = await preview(lastDay);
    const asked = { key: key(), quarter, shown, lastDay };
    return publishSupplement(branch.here.app, branch.here.recorder, asked);
  };
  const figures = async (period: string, subject: string) => {
    const result = (await (await read()).periods.results(period)).find((each) => each.subject === subject);
    return result && { points: result.points, balance: result.balance };
  };
  const head = async () => (await read()).changes.head();

  /** Its assembly is skipped, the quarter is sealed, and the notices of its last month and of the quarter are published. */
  async function sealQuarter(): Promise<void> {
    const { app, recorder } = branch.here;
    for (const month of ['2026-07', '2026-08']) await branch.here.seal(month);
    await skipAssembly(app, recorder, { key: key(), quarter: branch.quarter, reason: '党员多数外出务工' });
    await branch.here.seal('2026-09');
    await branch.here.publish('2026-09');
    await branch.here.publish('2026-Q3');
  }

  it('what it adds is a correction of the sealed month, by a supplementary notice that names it', async () => {
    await sealQuarter();
    await record();
    await add('p3', 'fault', '2');
    await add('p2', 'perform-service', '8');
    expect(await points()).toEqual({ p1: 1000, p2: 300, p3: -200 });
    expect((await branch.sheet()).booked).toBe('2026-10');
    await conclude();
    expect((await branch.sheet()).conclusion?.results).toMatchObject([
      { points: 1000 },
      { points: 300 },
      { points: -200 }
    ]);
    // Until the notice hangs, the month reads as it was sealed.
    expect(await figures('2026-09', 'p3')).toEqual({ points: 0, balance: 6000 });
    const { supplement } = await preview();
    expect(supplement).toMatchObject({
      period: '2026-09',
      assemblyOf: '2026-Q3',
      booked: '2026-10',
      decided: [{ date: '2026-10-04', body: '党员大会', minutes: '党员大会〔2026〕3号' }],
      rows: [
        { name: '李明', before: { points: -500, rank: 3 }, after: { points: 300, rank: 2 } },
        { name: '韩冰', before: { points: 0, rank: 2 }, after: { points: -200, rank: 3 } }
      ]
    });

    expect(supplementReason(supplement)).toBe('根据2026年10月4日党员大会');
    expect((await assembliesToPublish(await read())).map(({ quarter }) => quarter)).toEqual(['2026-Q3']);
    const { code } = await publish();
    expect(await assembliesToPublish(await read())).toEqual([]);
    const stores = await read();
    expect(await stores.notices.supplements()).toMatchObject([
      { code, assemblyOf: '2026-Q3', fixes: expect.arrayContaining(['2026-09', '2026-Q3']) }
    ]);
    const before = await head();
    await expect(preview()).rejects.toMatchObject({ code: 'already-supplemented' });
    const again = { key: key(), quarter: branch.quarter, shown: 'something else' };
    await expect(publishSupplement(branch.here.app, branch.here.recorder, again)).rejects.toMatchObject({
      code: 'already-supplemented'
    });
    expect(await head()).toBe(before);

    for (const period of ['2026-09', '2026-Q3'])
      expect(await figures(period, 'p3')).toEqual({ points: -200, balance: 5800 });
    const own = (await stores.notices.of('2026-09')) ?? expect.fail('published');
    const { snapshot, digest } = await branch.here.app.public.noticeAsCorrected(own);
    expect(digest).toBe(digestOf(snapshot));
    expect(snapshot.rows.find(({ name }) => name === '韩冰')).toMatchObject({
      points: -200,
      rank: 3,
      was: { points: 0, rank: 2 }
    });
    const found = await branch.here.app.public.supplementByCode(code);
    const feed = readExactly(boardFeedSchema, await branch.here.app.screens.feed(branch.here.recorder));
    expect(feed.supplements).toEqual([{ digest: found?.digest, supplement: found?.supplement }]);
    expect(await verifyAudit(branch.here.store, branch.here.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(branch.here.store)).toEqual([]);
  });

  it('a second press changes nothing', async () => {
    await sealQuarter();
    await record();
    await add('p3', 'fault', '2');
    await conclude();
    const { shown } = await preview();
    const asked = { key: key(), quarter: branch.quarter, shown };
    const publishing = () => publishSupplement(branch.here.app, branch.here.recorder, asked);
    const first = await publishing();
    const before = await head();
    expect(await publishing()).toEqual(first);
    expect(await head()).toBe(before);
  });

  it('M5 the month in which it is booked has the difference as a line of its own, and the year is right', async () => {
    await sealQuarter();
    await record();
    await add('p3', 'fault', '2');
    await conclude();
    await publish();
    const october = { date: '2026-10-03', period: '2026-10' };
    await branch.here.book({ item: 'perform-service', subject: 'p3', value: '3', ...october });
    branch.here.at('2026-11-02T04:00:00Z');
    await branch.here.seal('2026-10');
    expect(await figures('2026-10', 'p3')).toEqual({ points: 100, balance: 6100 });
    const stores = await read();
    const asked = { subject: 'p3', period: '2026-10', today: '2026-11-02', closed: true };
    const { tree } = (await explainPeriod(stores, asked)) ?? expect.fail('it is explained');
    const lines = tree.children.find(({ code }) => code === 'points')?.children ?? [];
    expect(lines.filter(({ code }) => code === 'adjustment').map((each) => [each.zh, each.points])).toEqual([
      ['更正2026年9月：核定后的更正', -200]
    ]);
    const { periods } = await personYear(stores, { subject: 'p3', year: 2026 });
    expect(periods.find(({ period }) => period === '2026-10')).toMatchObject({ points: 100, adjusted: -200 });
    // The phone works both months out by itself, to the figures that hold.
    const state = merge(null, await myDelta(branch.here.app, branch.here.member('p3'), 0));
    expect(state.corrected).toMatchObject([{ period: '2026-09', assemblyOf: '2026-Q3', booked: '2026-10' }]);
    for (const period of ['2026-09', '2026-10']) {
      const worked = statementOf(state, period) ?? expect.fail('it is worked out');
      expect(agreesWithSealed(worked.statement, sealedOf(state, period) ?? expect.fail('sealed'))).toBe(true);
    }
    branch.here.at('2027-01-05T02:00:00Z');
    for (const month of ['2026-11', '2026-12']) await branch.here.seal(month);
    expect(await figures('2026-12', 'p3')).toEqual({ points: 0, balance: 6100 });
  });

  it('the month’s notice isn’t confirmed before its supplementary notice has hung, and says what it waits for', async () => {
    await sealQuarter();
    branch.here.at('2026-10-25T04:00:00Z');
    const { app, recorder, member } = branch.here;
    const { snapshot } = (await (await read()).notices.of('2026-09')) ?? expect.fail('published');
    const { code } = snapshot;
    const status = async () => app.public.noticeStatus(recorder.unit, code);
    expect(await status()).toMatchObject({ state: 'confirmed' });
    await record('2', { date: '2026-10-24' });
    await add('p3', 'fault', '2');
    await conclude();
    const waits = { state: 'answering', on: null, waits: 'assembly' };
    expect(await status()).toMatchObject({ ...waits, supplements: [] });
    await publish();
    expect(await status()).toMatchObject(waits);
    const feed = readExactly(boardFeedSchema, await app.screens.feed(recorder));
    expect(feed.over).toContainEqual({ code, confirmed: null, waits: 'assembly' });
    expect((await myDelta(app, member('p3'), 0)).over).toContainEqual({
      period: '2026-09',
      confirmed: null,
      waits: 'assembly'
    });
    branch.here.at('2026-11-20T04:00:00Z');
    expect(await status()).toMatchObject({ state: 'confirmed' });
  });

  it('M5 the first quarter’s is told in its last month, and the quarter is what the assembly fixed', async () => {
    await branch.beginWholeYear();
    branch.quarter = '2026-Q1';
    const { app, recorder } = branch.here;
    branch.here.at('2026-04-05T04:00:00Z');
    for (const month of ['2026-01', '2026-02']) await branch.here.seal(month);
    await skipAssembly(app, recorder, { key: key(), quarter: branch.quarter, reason: '党员多数外出务工' });
    await branch.here.seal('2026-03');
    await branch.here.publish('2026-03');
    await branch.here.publish('2026-Q1');
    branch.here.at('2026-07-05T04:00:00Z');
    for (const month of ['2026-04', '2026-05']) await branch.here.seal(month);
    const met = { date: '2026-07-04' };
    await record('3', met);
    await add('p1', 'fault', '30');
    await conclude();
    await publish();
    const { results } = (await branch.sheet()).conclusion ?? expect.fail('it is concluded');
    for (const { subject, points: fixed } of results)
      for (const period of ['2026-03', '2026-Q1'])
        expect(await figures(period, subject)).toMatchObject({ points: fixed });
    expect(await figures('2026-03', 'p1')).toEqual({ points: -3000, balance: 3000 });
    branch.quarter = '2026-Q2';
    await record('3', { ...met, minutes: '党员大会〔2026〕4号' });
    await conclude();
    await branch.here.seal('2026-06');
    expect(await figures('2026-Q2', 'p1')).toMatchObject({ balance: 3000 });
  });

  it('M7 what it took back itself is no correction', async () => {
    await sealQuarter();
    await record();
    await add('p3', 'fault', '2');
    await add('p3', 'fault', '5');
    const [, wrong] =
      (await branch.sheet()).members.find(({ subject }) => subject.id === 'p3')?.entries ?? [];
    const entry = wrong?.entry.id ?? '';
    await takeBack(branch.here.app, branch.here.recorder, { key: key(), quarter: branch.quarter, entry });
    expect(await points()).toMatchObject({ p3: -200 });
    await conclude();
    await publish();
    expect(await figures('2026-09', 'p3')).toEqual({ points: -200, balance: 5800 });
    const state = merge(null, await myDelta(branch.here.app, branch.here.member('p3'), 0));
    const worked = statementOf(state, '2026-09') ?? expect.fail('it is worked out');
    expect(agreesWithSealed(worked.statement, sealedOf(state, '2026-09') ?? expect.fail('sealed'))).toBe(
      true
    );
  });

  it('what it takes back is no correction for a phone either to which only the line that takes it back is new', async () => {
    await sealQuarter();
    await record();
    await add('p3', 'fault', '2');
    const { app, recorder, member } = branch.here;
    const { cursor, epoch, entries } = await myDelta(app, member('p3'), 0);
    const entry = entries.at(-1)?.id ?? expect.fail('it was sent');
    await takeBack(app, recorder, { key: key(), quarter: branch.quarter, entry });
    const fresh = await myDelta(app, member('p3'), cursor, { epoch });
    expect(fresh.entries.map(({ reverses, corrects }) => [reverses, corrects])).toEqual([[entry, undefined]]);
  });

  it('M13b a closed year gets what its last quarter’s assembly adds, and the next one nothing of it', async () => {
    await branch.beginWholeYear();
    for (const month of monthsFrom('2026-01', '2026-12')) await branch.here.seal(month);
    const lastDay = '2027-01-15';
    for (const period of ['2026-12', '2026']) {
      const { app, recorder } = branch.here;
      const { shown } = await previewNotice(app, recorder, { period, lastDay });
      await publishPeriod(app, recorder, { key: key(), period, lastDay, shown });
    }
    await record('3');
    await add('p3', 'fault', '2');
    await add('p2', 'veto', '');
    await add('p1', 'fault', '1');
    const own = (await branch.sheet()).members.find(({ subject }) => subject.id === 'p1')?.entries ?? [];
    const entry = own.at(-1)?.entry.id ?? '';
    await takeBack(branch.here.app, branch.here.recorder, { key: key(), quarter: branch.quarter, entry });
    await conclude();
    expect((await branch.sheet()).members.map(({ entries }) => entries.map(({ undone }) => undone))).toEqual([
      [expect.any(String), null],
      [null],
      [null]
    ]);
    await publish(lastDay);
    expect(await figures('2026-12', 'p3')).toEqual({ points: -200, balance: 5800 });
    expect(await figures('2026', 'p3')).toEqual({ points: -200, balance: 5800 });
    expect(await figures('2026', 'p2')).toMatchObject({ balance: 0 });
    expect(await figures('2026', 'p1')).toEqual({ points: 1000, balance: 7000 });
    branch.here.at('2027-02-02T04:00:00Z');
    await branch.here.seal('2027-01');
    for (const subject of ['p1', 'p2', 'p3'])
      expect(await figures('2027-01', subject)).toEqual({ points: 0, balance: 6000 });
    for (const subject of ['p1', 'p2', 'p3']) {
      const state = merge(null, await myDelta(branch.here.app, branch.here.member(subject), 0));
      for (const period of ['2026-12', '2026', '2027-01']) {
        const worked = statementOf(state, period) ?? expect.fail('it is worked out');
        const sealed = sealedOf(state, period) ?? expect.fail('sealed');
        expect({ period, subject, agrees: agreesWithSealed(worked.statement, sealed) }).toEqual({
          period,
          subject,
          agrees: true
        });
      }
    }
    expect(await verifyAudit(branch.here.store, branch.here.recorder.unit)).toMatchObject({ ok: true });
  });

  it('D its year isn’t confirmed nor filed before the supplementary notice that corrects it has hung', async () => {
    await branch.beginWholeYear();
    const { app, recorder } = branch.here;
    for (const month of monthsFrom('2026-01', '2026-12')) await branch.here.seal(month);
    const codes: string[] = [];
    for (const period of ['2026-12', '2026-Q4', '2026']) {
      const window = { period, lastDay: '2027-01-15' };
      const { shown } = await previewNotice(app, recorder, window);
      codes.push((await publishPeriod(app, recorder, { key: key(), ...window, shown })).code);
    }
    branch.here.at('2027-01-20T04:00:00Z');
    const status = () => Promise.all(codes.map((code) => app.public.noticeStatus(recorder.unit, code)));
    const file = async () => draftFiling(await read(), '2026', app.clock());
    await expect(file()).resolves.toMatchObject({ document: { period: '2026' } });
    await record('3', { date: '2027-01-19' });
    await add('p3', 'fault', '2');
    await conclude();
    const waits = { state: 'answering', on: null, waits: 'assembly' };
    expect(await status()).toMatchObject([waits, waits, waits]);
    await expect(file()).rejects.toMatchObject({ code: 'filing-assembly', params: { period: '2026' } });
    const lastDay = '2027-01-29';
    await publish(lastDay);
    expect(await status()).toMatchObject([waits, waits, waits]);
    await expect(file()).rejects.toMatchObject({
      code: 'filing-window-open',
      params: { period: '2026', last: lastDay }
    });
    branch.here.at('2027-02-01T04:00:00Z');
    const confirmed = { state: 'confirmed', on: '2027-01-30' };
    expect(await status()).toMatchObject([confirmed, confirmed, confirmed]);
    await expect(file()).resolves.toMatchObject({ document: { period: '2026' } });
  });

  it('nothing is written when it is refused', async () => {
    await sealQuarter();
    await expect(preview()).rejects.toMatchObject({ code: 'nothing-corrected' });
    await record();
    const before = await head();
    await expect(add('p3', 'fault', 'many')).rejects.toMatchObject({ code: 'bad-evaluation' });
    expect(await head()).toBe(before);
    await conclude();
    const concluded = await head();
    // It has added nothing, so nothing is due.
    await expect(preview()).rejects.toMatchObject({ code: 'nothing-corrected' });
    const asked = { key: key(), quarter: branch.quarter, shown: 'something else' };
    await expect(publishSupplement(branch.here.app, branch.here.recorder, asked)).rejects.toMatchObject({
      code: 'nothing-corrected'
    });
    expect(await head()).toBe(concluded);
    // Every delta and every page asks: its own lines tell, without the unit's whole ledger.
    const stores = await read();
    const entries = () => expect.fail('the whole ledger is read');
    const asking = assembliesToPublish({ ...stores, ledger: { ...stores.ledger, entries } });
    expect(await asking).toEqual([]);
  });

  it('waits for the notice of the month that it corrects', async () => {
    for (const month of ['2026-07', '2026-08', '2026-09']) await branch.here.seal(month);
    await record();
    await add('p3', 'fault', '2');
    await conclude();
    await expect(preview()).rejects.toMatchObject({ code: 'not-published', params: { period: '2026-09' } });
    await branch.here.publish('2026-09');
    await expect(preview()).resolves.toMatchObject({ supplement: { period: '2026-09' } });
  });
});

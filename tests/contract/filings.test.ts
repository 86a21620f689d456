import { canonical, digestOf } from '$lib/notice';
import { superiorActors } from '$lib/server/platform/access/actors-of-account';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { subordinateUnit } from '$lib/server/domain/dashboard/subordinate-unit';
import { draftFiling, filePeriod } from '$lib/server/domain/filings/file-period';
import { filingOverview, filingsWaiting } from '$lib/server/domain/filings/filing-overview';
import { readFiling } from '$lib/server/domain/filings/read-filing';
import {
  acceptFiling,
  answerFiling,
  askAboutFiling,
  returnFiling
} from '$lib/server/domain/filings/review-filing';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentView } from '../../src/routes/office/filings/document-view';
import { changedScheme } from '../make/scheme-text';
import { unit } from '../make/unit';
import { adoptByTwo } from '../make/adopt-by-two';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

const period = '2026-H1';
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];

describe.each(databases)('filing with the superior on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `filing-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, masked: true, firstPeriod: '2026-01' });
    people = await aCommittee(here);
    here.at('2026-07-03T02:00:00Z');
    const spring = { date: '2026-03-05', period: '2026-03', basis: '调字3号', matterText: '楼道' };
    await here.book({ item: 'mediation', ...spring }, { item: 'personal-leave', ...spring, subject: 'p2' });
    for (const month of months) await here.seal(month);
  });
  afterEach(() => here.end());

  const read = () => here.app.read(people.recorder);
  const draft = async () => draftFiling(await read(), period, here.app.clock());
  const file = async (by = people.recorder) =>
    filePeriod(here.app, by, { key: key(), period, shown: (await draft()).digest });
  const published = async () => {
    await here.publish(period);
    here.at('2026-07-20T02:00:00Z');
  };
  const said = (filing: string, seen: number, words = '请说明') => ({ key: key(), filing, seen, words });

  it('only what is sealed, published and past its window is filed', async () => {
    await expect(draftFiling(await read(), '2026-Q2', here.app.clock())).rejects.toMatchObject({
      code: 'filing-kind'
    });
    await expect(draftFiling(await read(), '2026-13', here.app.clock())).rejects.toMatchObject({
      code: 'filing-kind'
    });
    await expect(draftFiling(await read(), '2026', here.app.clock())).rejects.toMatchObject({
      code: 'not-sealed'
    });
    await expect(draft()).rejects.toMatchObject({ code: 'filing-unpublished' });
    await here.publish(period);
    await expect(draft()).rejects.toMatchObject({ code: 'filing-window-open' });
    here.at('2026-07-20T02:00:00Z');
    await expect(draft()).resolves.toMatchObject({ document: { period } });
  });

  it('a superior’s first page: where the month stands, and what waits there for them alone', async () => {
    const subordinate = async (actor = people.superior) =>
      here.app.readTransaction(actor, (stores) => subordinateUnit(stores, here.app.clock(), actor));
    expect(await subordinate()).toMatchObject({
      state: 'publish',
      period: '2026-06',
      hanging: null,
      waiting: []
    });
    await here.publish('2026-06');
    const { code } = await here.publish(period);
    expect(await subordinate()).toMatchObject({
      state: 'open',
      period: '2026-07',
      hanging: { code, period }
    });
    const { app } = here;
    const said = { about: '', said: '名单不全', contact: '' };
    const { receipt } = await app.residents.object({ key: key(), notice: code, ...said }, '203.0.113.7');
    const [objection] = await (await read()).objections.list({ receipt });
    const id = objection?.id ?? '';
    expect((await subordinate()).waiting).toEqual([]);
    await assignInvestigator(app, people.recorder, {
      key: key(),
      objection: id,
      seen: 0,
      investigator: 's'
    });
    expect((await subordinate()).waiting).toMatchObject([{ kind: 'objection', id, overdue: false }]);
    here.at('2026-08-20T02:00:00Z');
    expect(await subordinate()).toMatchObject({
      state: 'seal',
      period: '2026-07',
      hanging: null,
      late: 20,
      waiting: [{ kind: 'objection', overdue: true }]
    });
    expect(JSON.stringify(await subordinate())).not.toMatch(/沈秋月|李明|名单不全|p1/);
  });

  it('a superior’s first page leads to what was filed, and to a month that one recorder proposed', async () => {
    await published();
    const { id } = await file();
    const subordinate = async () =>
      here.app.readTransaction(people.superior, (stores) =>
        subordinateUnit(stores, here.app.clock(), people.superior)
      );
    expect((await subordinate()).waiting).toMatchObject([{ kind: 'filing', id, named: period }]);
    here.at('2026-08-03T02:00:00Z');
    const { shown } = await draftSeal(await read(), '2026-07');
    await proposeSeal(here.app, people.recorder, { key: key(), period: '2026-07', shown });
    expect((await subordinate()).waiting).toMatchObject([
      { kind: 'seal', named: '2026-07' },
      { kind: 'filing', id }
    ]);
  });

  it('nor while an objection to it waits for its answer', async () => {
    const { code } = await here.publish(period);
    const said = { about: '', said: '名单不全', contact: '' };
    await here.app.residents.object({ key: key(), notice: code, ...said }, '203.0.113.7');
    here.at('2026-07-20T02:00:00Z');
    await expect(draft()).rejects.toMatchObject({ code: 'filing-objections' });
  });

  it('nor while what mends its notice may still be objected to, or waits for an answer', async () => {
    const { code } = await here.publish(period);
    const { app } = here;
    const said = { about: '', said: '名单不全', contact: '' };
    const source = '203.0.113.7';
    await app.residents.object({ key: key(), notice: code, ...said }, source);
    const [{ id: objection = '' } = {}] = await (await read()).objections.list();
    const named = { key: key(), objection };
    await assignInvestigator(app, people.recorder, { ...named, seen: 0, investigator: 's' });
    const found = { objection, seen: 1, words: '属实' };
    await recordFindings(app, people.superior, { key: key(), ...found });
    const held = { date: '2026-07-03', body: '两委会', minutes: '更正', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(app, people.recorder, { key: key(), ...held });
    await answerObjection(app, people.superior, {
      key: key(),
      objection,
      seen: 2,
      upheld: true,
      words: '已更正。',
      meeting,
      reverses: ['e1'],
      corrected: null
    });
    here.at('2026-07-20T02:00:00Z');
    await expect(draft()).rejects.toMatchObject({ code: 'filing-objections' });
    const { shown } = await previewSupplement(app, people.recorder, { objection });
    const corrects = await publishSupplement(app, people.recorder, { key: key(), objection, shown });
    await expect(draft()).rejects.toMatchObject({ code: 'filing-window-open' });
    await app.residents.object({ key: key(), notice: corrects.code, ...said }, source);
    here.at('2026-07-30T02:00:00Z');
    await expect(draft()).rejects.toMatchObject({ code: 'filing-objections' });
  });

  it('it holds full names, what counts with its ground, leave, and what follows; its digest is that of its bytes', async () => {
    await published();
    const { id, digest } = await file();
    const body = (await (await read()).filings.body(id)) ?? '';
    expect(createHash('sha256').update(body).digest('hex')).toBe(digest);
    const { document, digestNow, differences } = await readFiling(await read(), id);
    expect(digestNow).toBe(digest);
    expect(differences).toEqual([]);
    expect(document?.rows.map(({ name }) => name).sort()).toEqual(['李明', '沈秋月', '韩冰'].sort());
    const lines = document?.rows.flatMap((row) => row.lines) ?? [];
    expect(lines.find(({ item }) => item === 'mediation')).toMatchObject({
      entry: 'e1',
      basis: '调字3号',
      matter: '楼道',
      minutes: '〔2026〕19号',
      points: 500
    });
    expect(lines.some(({ item }) => item === 'personal-leave')).toBe(true);
    expect(lines.find(({ entry, item }) => entry === null && item === 'punctual')).toBeDefined();
    for (const row of document?.rows ?? [])
      expect(row.lines.reduce((sum, each) => sum + each.points, 0)).toBe(row.points);
    expect(document?.outcomes).toMatchObject([
      { rule: 'half-year-reward', people: [{ subject: 'p1', state: 'open' }] }
    ]);
  });

  it('what follows from a period is told apart by the rules that were in force at its end', async () => {
    const { app, recorder } = here;
    // The rules that the unit began with don't know a spring reward, and would take it for discipline.
    const text = changedScheme({}).replaceAll('half-year-reward', 'spring-reward');
    const asked = {
      source: holdText(recorder, new TextEncoder().encode(text), app.clock()),
      typed: {},
      from: '2026-08-01'
    };
    const decision = { date: '2026-07-02', body: '两委会', minutes: '〔2026〕21号' };
    await adoptByTwo(app, [recorder, here.second], { key: key(), asked, decision });
    here.at('2027-01-04T02:00:00Z');
    await here.book({ item: 'mediation', date: '2026-09-05', period: '2026-09' });
    for (const month of [7, 8, 9, 10, 11, 12]) await here.seal(`2026-${String(month).padStart(2, '0')}`);
    // In this made-up calendar nothing is off.
    await app.runCommand(recorder, { permission: 'enter-holidays', key: key() }, ({ holidays }) =>
      holidays.enter({ year: 2027, on: [], off: [], document: '国办发明电〔2026〕9号', account: 'r' })
    );
    await here.publish('2026-H2');
    here.at('2027-01-25T02:00:00Z');
    const { document } = await draftFiling(await read(), '2026-H2', app.clock());
    const view = documentView(document, await read(), { closed: false, person: null });
    expect(view).toMatchObject({ hidden: false, outcomes: [{ rule: 'spring-reward' }] });
  });

  it('asked, answered, returned, filed anew, accepted: the old one stays', async () => {
    await published();
    const { id } = await file();
    await expect(file()).rejects.toMatchObject({ code: 'filing-stands' });
    await askAboutFiling(here.app, people.superior, said(id, 0, '三月的调解有协议吗'));
    await expect(acceptFiling(here.app, people.superior, said(id, 1, ''))).rejects.toMatchObject({
      code: 'filing-state'
    });
    await answerFiling(here.app, people.recorder, said(id, 1, '有，见调字3号'));
    await returnFiling(here.app, people.superior, said(id, 2, '请补附协议复印件'));
    const again = await file();
    expect(again.no).toBe(2);
    await acceptFiling(here.app, people.superior, said(again.id, 0, ''));
    const all = await (await read()).filings.list();
    expect(all.map(({ no, steps }) => [no, steps.map(({ action }) => action)])).toEqual([
      [1, ['ask', 'answer', 'return']],
      [2, ['accept']]
    ]);
    expect((await readFiling(await read(), id)).document).not.toBeNull();
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('who comes second is told, a reason is asked for, and nobody does the other side’s part', async () => {
    await published();
    const { id } = await file();
    await askAboutFiling(here.app, people.superior, said(id, 0));
    await expect(askAboutFiling(here.app, people.superior, said(id, 0))).rejects.toMatchObject({
      code: 'filing-changed'
    });
    await expect(returnFiling(here.app, people.superior, said(id, 1, ' '))).rejects.toMatchObject({
      code: 'reason-missing'
    });
    for (const action of [askAboutFiling, returnFiling, acceptFiling])
      await expect(action(here.app, people.recorder, said(id, 1))).rejects.toMatchObject({
        code: 'forbidden'
      });
    await expect(answerFiling(here.app, people.superior, said(id, 1))).rejects.toMatchObject({
      code: 'forbidden'
    });
    await expect(
      filePeriod(here.app, people.superior, { key: key(), period, shown: '' })
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('what was shown is what is filed', async () => {
    await published();
    const { digest } = await draft();
    await here.store.updateTable('subject_name').set({ name: '李明明' }).where('name', '=', '李明').execute();
    await expect(
      filePeriod(here.app, people.recorder, { key: key(), period, shown: digest })
    ).rejects.toMatchObject({ code: 'preview-outdated' });
  });

  it('a document that was changed in the database is shown to nobody', async () => {
    await published();
    const { id } = await file();
    const { document } = await readFiling(await read(), id);
    if (database.kind === 'sqlite') await sql.raw('drop trigger filing_body_no_update').execute(here.store);
    else await sql.raw('alter table filing_body disable trigger user').execute(here.store);
    const other = document && { ...document, unit: { ...document.unit, name: '别处' } };
    await here.store
      .updateTable('filing_body')
      .set({ body: canonical(other) })
      .execute();
    const now = await readFiling(await read(), id);
    expect(now.document).toBeNull();
    expect(now.digestNow).toBe(digestOf(other));
  });

  it('it says where the ledger differs by now', async () => {
    await published();
    const { id } = await file();
    await here.store.updateTable('subject_name').set({ name: '李明明' }).where('name', '=', '李明').execute();
    expect((await readFiling(await read(), id)).differences).toEqual([{ part: 'names', subjects: ['p2'] }]);
  });

  it('a period that was over before the unit began here isn’t late on its first day', async () => {
    here.at('2026-11-05T02:00:00Z');
    const begun = unit({ name: '新来社区', firstPeriod: '2026-01' });
    const id = await addUnit(here.store, begun, { account: 'o', at: here.app.clock() });
    const lines = async () =>
      filingOverview(await here.app.read({ ...people.recorder, unit: id }), here.app.clock());
    expect(await lines()).toMatchObject([{ period, before: 'seal', due: '2026-12-31', late: 0 }]);
    here.at('2027-01-02T02:00:00Z');
    expect(await lines()).toContainEqual(expect.objectContaining({ period, late: 2 }));
  });

  it('one superior has all units below them, and none besides: what is due, late and filed', async () => {
    const other = await aUnit(here.store, '春晖社区', { firstPeriod: '2026-01' });
    await aUnit(here.store, '别处社区', { firstPeriod: '2026-01' });
    const role = { role: 'superior', subject: null, from: '2026-01-01', to: null, by: null } as const;
    await other.accounts.give({ account: 's', ...role });
    const superiors = await superiorActors(here.store, people.superior, '2026-08-03');
    expect(superiors.map(({ unit }) => unit)).toEqual([people.superior.unit, other.unit.id]);
    expect(await superiorActors(here.store, people.recorder, '2026-08-03')).toEqual([]);
    await published();
    const overview = async () => filingOverview(await read(), here.app.clock());
    expect(await overview()).toMatchObject([{ period, before: 'ready', due: '2026-07-31', late: 0 }]);
    here.at('2026-08-03T02:00:00Z');
    expect(await overview()).toMatchObject([{ period, before: 'ready', late: 3 }]);
    await file();
    expect(await overview()).toMatchObject([{ before: null, late: 0, filings: [{ state: 'filed' }] }]);
    const [, there] = superiors;
    if (!there) throw new Error('both are below');
    expect(await filingOverview(await here.app.read(there), here.app.clock())).toMatchObject([
      { period, before: 'seal', late: 3 }
    ]);
  });
});

describe.each(databases)('what a document asks to file, on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());
  const start = async (scheme: string) => {
    here = await testApp({ database, scheme, firstPeriod: '2026-01' });
  };
  const overview = async () => filingOverview(await here.app.read(here.recorder), here.app.clock());

  it.each(['community-organisation', 'county-officials', 'town-thousand'])(
    'B, C, E: %s asks for none, so that none is owed',
    async (scheme) => {
      await start(scheme);
      here.at('2027-03-14T02:00:00Z');
      expect(await overview()).toEqual([]);
    }
  );

  it('A asks for half-years and years, and D for years', async () => {
    await start('community-cadres');
    here.at('2027-03-14T02:00:00Z');
    expect((await overview()).map(({ period, due }) => [period, due])).toEqual([
      ['2026-H2', '2027-01-31'],
      ['2026', '2027-01-31'],
      ['2026-H1', '2026-07-31']
    ]);
    await here.end();
    await start('party-members');
    here.at('2027-03-14T02:00:00Z');
    expect((await overview()).map(({ period, due }) => [period, due])).toEqual([['2026', '2027-01-31']]);
  });

  it('D may file a half-year all the same: once it can be filed, and never late', async () => {
    await start('party-members');
    here.at('2026-07-03T02:00:00Z');
    for (const month of months) await here.seal(month);
    expect(await overview()).toEqual([]);
    await here.publish(period);
    here.at('2026-12-13T02:00:00Z');
    const lines = await overview();
    expect(lines).toMatchObject([{ period, due: null, late: 0, before: 'ready' }]);
    expect(filingsWaiting(lines, { files: true, reviews: true })).toEqual([]);
    const { app, recorder } = here;
    const { digest } = await draftFiling(await app.read(recorder), period, app.clock());
    await filePeriod(app, recorder, { key: 'voluntary-1', period, shown: digest });
    expect(filingsWaiting(await overview(), { files: false, reviews: true })).toHaveLength(1);
  });
});

import { canonical, digestOf } from '$lib/notice';
import { actorsAbove } from '$lib/server/accounts/actors-above';
import { verifyAudit } from '$lib/server/audit/verify-audit';
import { unitBelow } from '$lib/server/desk/below';
import { draftFiling, filePeriod } from '$lib/server/filings/file-period';
import { filingOverview } from '$lib/server/filings/filing-overview';
import { readFiling } from '$lib/server/filings/read-filing';
import { acceptFiling, answerFiling, askAboutFiling, returnFiling } from '$lib/server/filings/review-filing';
import { recordMeeting } from '$lib/server/meetings/record-meeting';
import { previewSupplement, publishSupplement } from '$lib/server/notices/publish-supplement';
import { answerObjection } from '$lib/server/objections/answer-objection';
import { assignInvestigator, recordFindings } from '$lib/server/objections/investigate';
import { draftSeal } from '$lib/server/periods/draft-seal';
import { proposeSeal } from '$lib/server/periods/propose-seal';
import { adoptScheme, draftAdoption } from '$lib/server/schemes/adopt-scheme';
import { holdText } from '$lib/server/schemes/scheme-source';
import { addUnit } from '$lib/server/units/sql-unit';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentView } from '../../src/routes/office/filings/document-view';
import { changedScheme } from '../make/scheme-text';
import { unit } from '../make/unit';
import { aCommittee } from './a-committee';
import { aHouse, type AHouse } from './a-house';
import { aUnit, databases } from './stores';

const period = '2026-H1';
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];

describe.each(databases)('filing with the superior on $kind', (database) => {
  let here: AHouse;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `filing-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await aHouse({ database, masked: true, firstPeriod: '2026-01' });
    people = await aCommittee(here);
    here.at('2026-07-03T02:00:00Z');
    const spring = { date: '2026-03-05', period: '2026-03', basis: '调字3号', matter: '楼道' };
    await here.book({ item: 'mediation', ...spring }, { item: 'personal-leave', ...spring, subject: 'p2' });
    for (const month of months) await here.seal(month);
  });
  afterEach(() => here.end());

  const read = () => here.house.read(people.recorder);
  const draft = async () => draftFiling(await read(), period, here.house.clock());
  const file = async (by = people.recorder) =>
    filePeriod(here.house, by, { key: key(), period, shown: (await draft()).digest });
  const published = async () => {
    await here.publish(period);
    here.at('2026-07-20T02:00:00Z');
  };
  const said = (filing: string, seen: number, words = '请说明') => ({ key: key(), filing, seen, words });

  it('only what is sealed, published and past its window is filed', async () => {
    await expect(draftFiling(await read(), '2026-Q2', here.house.clock())).rejects.toMatchObject({
      code: 'filing-kind'
    });
    await expect(draftFiling(await read(), '2026-13', here.house.clock())).rejects.toMatchObject({
      code: 'filing-kind'
    });
    await expect(draftFiling(await read(), '2026', here.house.clock())).rejects.toMatchObject({
      code: 'not-sealed'
    });
    await expect(draft()).rejects.toMatchObject({ code: 'filing-unpublished' });
    await here.publish(period);
    await expect(draft()).rejects.toMatchObject({ code: 'filing-window-open' });
    here.at('2026-07-20T02:00:00Z');
    await expect(draft()).resolves.toMatchObject({ document: { period } });
  });

  it('a superior’s first page: where the month stands, and what waits there for them alone', async () => {
    const below = async (actor = people.superior) =>
      here.house.view(actor, (stores) => unitBelow(stores, here.house.clock(), actor));
    expect(await below()).toMatchObject({ state: 'publish', period: '2026-06', hanging: null, waiting: [] });
    await here.publish('2026-06');
    const { code } = await here.publish(period);
    expect(await below()).toMatchObject({ state: 'open', period: '2026-07', hanging: { code, period } });
    const { house } = here;
    const said = { about: '', said: '名单不全', contact: '' };
    const { receipt } = await house.residents.object({ key: key(), notice: code, ...said }, '203.0.113.7');
    const [objection] = await (await read()).objections.list({ receipt });
    const id = objection?.id ?? '';
    expect((await below()).waiting).toEqual([]);
    await assignInvestigator(house, people.recorder, {
      ...{ key: key(), objection: id, seen: 0, investigator: 's' }
    });
    expect((await below()).waiting).toMatchObject([{ kind: 'objection', id, overdue: false }]);
    here.at('2026-08-20T02:00:00Z');
    expect(await below()).toMatchObject({
      ...{ state: 'seal', period: '2026-07', hanging: null, late: 20 },
      waiting: [{ kind: 'objection', overdue: true }]
    });
    expect(JSON.stringify(await below())).not.toMatch(/沈秋月|李明|名单不全|p1/);
  });

  it('a superior’s first page leads to what was filed, and to a month that one recorder proposed', async () => {
    await published();
    const { id } = await file();
    const below = async () =>
      here.house.view(people.superior, (stores) => unitBelow(stores, here.house.clock(), people.superior));
    expect((await below()).waiting).toMatchObject([{ kind: 'filing', id, named: period }]);
    here.at('2026-08-03T02:00:00Z');
    const { shown } = await draftSeal(await read(), '2026-07');
    await proposeSeal(here.house, people.recorder, { key: key(), period: '2026-07', shown });
    expect((await below()).waiting).toMatchObject([
      { kind: 'seal', named: '2026-07' },
      { kind: 'filing', id }
    ]);
  });

  it('nor while an objection to it waits for its answer', async () => {
    const { code } = await here.publish(period);
    const said = { about: '', said: '名单不全', contact: '' };
    await here.house.residents.object({ key: key(), notice: code, ...said }, '203.0.113.7');
    here.at('2026-07-20T02:00:00Z');
    await expect(draft()).rejects.toMatchObject({ code: 'filing-objections' });
  });

  it('nor while what mends its notice may still be objected to, or waits for an answer', async () => {
    const { code } = await here.publish(period);
    const { house } = here;
    const said = { about: '', said: '名单不全', contact: '' };
    const source = '203.0.113.7';
    await house.residents.object({ key: key(), notice: code, ...said }, source);
    const [{ id: objection = '' } = {}] = await (await read()).objections.list();
    const named = { key: key(), objection };
    await assignInvestigator(house, people.recorder, { ...named, seen: 0, investigator: 's' });
    const found = { objection, seen: 1, words: '属实' };
    await recordFindings(house, people.superior, { key: key(), ...found });
    const held = { date: '2026-07-03', body: '两委会', minutes: '更正', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(house, people.recorder, { key: key(), ...held });
    await answerObjection(house, people.superior, {
      ...{ key: key(), objection, seen: 2, upheld: true, words: '已更正。' },
      ...{ meeting, reverses: ['e1'], corrected: null }
    });
    here.at('2026-07-20T02:00:00Z');
    await expect(draft()).rejects.toMatchObject({ code: 'filing-objections' });
    const { shown } = await previewSupplement(house, people.recorder, { objection });
    const mends = await publishSupplement(house, people.recorder, { key: key(), objection, shown });
    await expect(draft()).rejects.toMatchObject({ code: 'filing-window-open' });
    await house.residents.object({ key: key(), notice: mends.code, ...said }, source);
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
      ...{ entry: 'e1', basis: '调字3号', matter: '楼道', minutes: '〔2026〕19号', points: 500 }
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
    const { house, recorder } = here;
    // By the rules that the unit began with nothing is known of a spring reward, and it would be taken for discipline.
    const text = changedScheme({}).replaceAll('half-year-reward', 'spring-reward');
    const asked = {
      source: holdText(recorder, new TextEncoder().encode(text), house.clock()),
      ...{ typed: {}, from: '2026-08-01' }
    };
    const { shown } = await draftAdoption(await read(), recorder, { asked, now: house.clock() });
    const decision = { date: '2026-07-02', body: '两委会', minutes: '〔2026〕21号' };
    await adoptScheme(house, recorder, { key: key(), asked, decision, shown });
    here.at('2027-01-04T02:00:00Z');
    await here.book({ item: 'mediation', date: '2026-09-05', period: '2026-09' });
    for (const month of [7, 8, 9, 10, 11, 12]) await here.seal(`2026-${String(month).padStart(2, '0')}`);
    // Invented: nothing is off.
    await house.act(recorder, { act: 'enter-holidays', key: key() }, ({ holidays }) =>
      holidays.enter({ year: 2027, on: [], off: [], document: '国办发明电〔2026〕9号', account: 'r' })
    );
    await here.publish('2026-H2');
    here.at('2027-01-25T02:00:00Z');
    const { document } = await draftFiling(await read(), '2026-H2', house.clock());
    const view = documentView(document, await read(), { closed: false, person: null });
    expect(view).toMatchObject({ hidden: false, outcomes: [{ rule: 'spring-reward' }] });
  });

  it('asked, answered, returned, filed anew, accepted: the old one stays', async () => {
    await published();
    const { id } = await file();
    await expect(file()).rejects.toMatchObject({ code: 'filing-stands' });
    await askAboutFiling(here.house, people.superior, said(id, 0, '三月的调解有协议吗'));
    await expect(acceptFiling(here.house, people.superior, said(id, 1, ''))).rejects.toMatchObject({
      code: 'filing-state'
    });
    await answerFiling(here.house, people.recorder, said(id, 1, '有，见调字3号'));
    await returnFiling(here.house, people.superior, said(id, 2, '请补附协议复印件'));
    const again = await file();
    expect(again.no).toBe(2);
    await acceptFiling(here.house, people.superior, said(again.id, 0, ''));
    const all = await (await read()).filings.list();
    expect(all.map(({ no, steps }) => [no, steps.map(({ act }) => act)])).toEqual([
      [1, ['ask', 'answer', 'return']],
      [2, ['accept']]
    ]);
    expect((await readFiling(await read(), id)).document).not.toBeNull();
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('who comes second is told, a reason is asked for, and nobody does the other side’s part', async () => {
    await published();
    const { id } = await file();
    await askAboutFiling(here.house, people.superior, said(id, 0));
    await expect(askAboutFiling(here.house, people.superior, said(id, 0))).rejects.toMatchObject({
      code: 'filing-changed'
    });
    await expect(returnFiling(here.house, people.superior, said(id, 1, ' '))).rejects.toMatchObject({
      code: 'reason-missing'
    });
    for (const act of [askAboutFiling, returnFiling, acceptFiling])
      await expect(act(here.house, people.recorder, said(id, 1))).rejects.toMatchObject({
        code: 'forbidden'
      });
    await expect(answerFiling(here.house, people.superior, said(id, 1))).rejects.toMatchObject({
      code: 'forbidden'
    });
    await expect(
      filePeriod(here.house, people.superior, { key: key(), period, shown: '' })
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('what was shown is what is filed', async () => {
    await published();
    const { digest } = await draft();
    await here.store.updateTable('subject_name').set({ name: '李明明' }).where('name', '=', '李明').execute();
    await expect(
      filePeriod(here.house, people.recorder, { key: key(), period, shown: digest })
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
    const id = await addUnit(here.store, begun, { account: 'o', at: here.house.clock() });
    const lines = async () =>
      filingOverview(await here.house.read({ ...people.recorder, unit: id }), here.house.clock());
    expect(await lines()).toMatchObject([{ period, before: 'seal', due: '2026-12-31', late: 0 }]);
    here.at('2027-01-02T02:00:00Z');
    expect(await lines()).toContainEqual(expect.objectContaining({ period, late: 2 }));
  });

  it('one superior has all units below them, and none besides: what is due, late and filed', async () => {
    const other = await aUnit(here.store, '春晖社区', { firstPeriod: '2026-01' });
    await aUnit(here.store, '别处社区', { firstPeriod: '2026-01' });
    const role = { role: 'superior', subject: null, from: '2026-01-01', to: null, by: null } as const;
    await other.accounts.give({ account: 's', ...role });
    const above = await actorsAbove(here.store, people.superior, '2026-08-03');
    expect(above.map(({ unit }) => unit)).toEqual([people.superior.unit, other.unit.id]);
    expect(await actorsAbove(here.store, people.recorder, '2026-08-03')).toEqual([]);
    await published();
    const overview = async () => filingOverview(await read(), here.house.clock());
    expect(await overview()).toMatchObject([{ period, before: 'ready', due: '2026-07-31', late: 0 }]);
    here.at('2026-08-03T02:00:00Z');
    expect(await overview()).toMatchObject([{ period, before: 'ready', late: 3 }]);
    await file();
    expect(await overview()).toMatchObject([{ before: null, late: 0, filings: [{ state: 'filed' }] }]);
    const [, there] = above;
    if (!there) throw new Error('both are below');
    expect(await filingOverview(await here.house.read(there), here.house.clock())).toMatchObject([
      { period, before: 'seal', late: 3 }
    ]);
  });
});

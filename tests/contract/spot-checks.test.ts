import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { assignInvestigator } from '$lib/server/domain/objections/investigate';
import { noticeStatus } from '$lib/server/domain/objections/notice-status';
import { drawEntries, keepFinding, type FindingInput } from '$lib/server/domain/spot-checks/draw-entries';
import { followEntry } from '$lib/server/domain/spot-checks/follow-entry';
import { spotCheckSheet } from '$lib/server/domain/spot-checks/spot-check-sheet';
import { spotChecksWaiting } from '$lib/server/domain/spot-checks/waiting-checks';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('spot checks on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `spot-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    for (let day = 1; day <= 8; day += 1)
      await here.book({
        item: day % 2 ? 'mediation' : 'activity',
        date: `2026-09-0${day}`,
        basis: `${day}号`,
        subject: ['p1', 'p2', 'p3'][day % 3] ?? ''
      });
    await here.seal('2026-09');
    await here.book({ item: 'mediation', date: '2026-10-01', period: '2026-10' });
  });
  afterEach(() => here.end());

  const read = () => here.app.read(people.recorder);
  const sheetOf = async (id: string, by = people.c2) => spotCheckSheet(await read(), by, id);
  const draw = (more: Partial<Parameters<typeof drawEntries>[2]> = {}, by = people.c2) =>
    drawEntries(here.app, by, {
      key: key(),
      year: 2026,
      strata: 'item',
      size: 4,
      seed: '福彩3D 2027001期',
      ...more
    });
  const find = (check: string, entry: string, more: Partial<FindingInput> = {}, by = people.c2) =>
    keepFinding(here.app, by, {
      key: key(),
      check,
      entry,
      seen: 0,
      evidence: true,
      finding: 'in-order',
      remark: '',
      ...more
    });

  it('draws from what is sealed, and follows each entry to what it rests on', async () => {
    const { id } = await draw();
    const { check, isSame, lines } = await sheetOf(id);
    expect(check).toMatchObject({ population: 8, from: '2026-09', to: '2026-09', no: 1, year: 2026 });
    expect(lines).toHaveLength(4);
    expect(lines.filter(({ entry }) => entry.item === 'activity')).toHaveLength(2);
    for (const { place } of lines) {
      const followed = await followEntry(await read(), people.c2, { check: id, place });
      expect(followed.line.item?.clause.ref).toBeTruthy();
      expect(followed.line.entry.basis).toMatch(/^\d号$/);
      expect(followed).toMatchObject({ claim: null, decision: { minutes: '〔2026〕19号' }, findings: [] });
      expect(followed).toMatchObject({ booker: '某r', present: null, undone: null, isOwn: false });
      expect(followed.worth?.points).toBeGreaterThan(0);
      expect(followed.seal?.digest).toMatch(/^[0-9a-f]{64}$/);
    }
    const nowhere = followEntry(await read(), people.c2, { check: id, place: 5 });
    await expect(nowhere).rejects.toMatchObject({ code: 'not-found' });
    expect(isSame).toBe(true);
  });

  it('is the same when it is drawn again, whatever is booked since', async () => {
    const { id } = await draw();
    const before = (await sheetOf(id)).check.picks;
    await here.book({ item: 'activity', date: '2026-10-02', period: '2026-10' });
    expect((await sheetOf(id)).isSame).toBe(true);
    const other = await draw();
    expect((await sheetOf(other.id)).check.picks).toEqual(before);
  });

  it('says so when the ledger isn’t what it was drawn from', async () => {
    const { id } = await draw({ strata: 'person' });
    if (database.kind === 'sqlite') await sql.raw('drop trigger entry_no_update').execute(here.store);
    else await sql.raw('alter table entry disable trigger user').execute(here.store);
    await sql`update entry set subject_id = (select id from subject where code = 'p2')`.execute(here.store);
    expect((await sheetOf(id)).isSame).toBe(false);
  });

  it('refuses a size or seed that is none, and a year with nothing sealed', async () => {
    for (const more of [{ size: 0 }, { size: 201 }, { seed: ' ' }])
      await expect(draw(more)).rejects.toMatchObject({ code: 'bad-sample' });
    await expect(draw({ year: 2025 })).rejects.toMatchObject({ code: 'nothing-to-draw' });
    await expect(draw({}, people.recorder)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a superior draws from what is filed alone', async () => {
    await expect(draw({}, people.superior)).rejects.toMatchObject({ code: 'nothing-to-draw' });
    await here.app.runCommand(people.recorder, { permission: 'file', key: key() }, (stores) =>
      stores.filings.file({ year: 2026, period: '2026-H2', digest: 'made', body: '{}', account: 'r' })
    );
    await expect(draw({}, people.superior)).resolves.toMatchObject({ no: 1 });
  });

  it('a superior sees and finds nothing of what isn’t filed', async () => {
    const { id } = await draw();
    const [line] = (await sheetOf(id)).lines;
    await expect(sheetOf(id, people.superior)).rejects.toMatchObject({ code: 'not-found' });
    await expect(find(id, line?.entry.id ?? '', {}, people.superior)).rejects.toMatchObject({
      code: 'not-found'
    });
    expect(await spotChecksWaiting(await read(), people.superior)).toBe(0);
    expect(await spotChecksWaiting(await read(), people.c2)).toBe(4);
    expect(await spotChecksWaiting(await read(), people.recorder)).toBe(0);
  });

  it('what is wrong opens an objection that somebody else has to answer, once', async () => {
    const { code } = await here.publish('2026-09');
    // A spot check isn't bound to the window, which is long over.
    here.at('2026-12-20T04:00:00Z');
    const { id } = await draw({ size: 8 });
    const entry = (await sheetOf(id)).lines.find((line) => line.entry.subject === 'p1')?.entry.id ?? '';
    expect(await find(id, entry, { finding: 'unclear', remark: '待查' })).toEqual({ objection: null });
    expect(await find(id, entry, { finding: 'wrong', remark: '没有签字', seen: 1 })).toEqual({
      objection: '异2026-1'
    });
    const again = await draw({ size: 8 });
    expect(await find(again.id, entry, { finding: 'wrong', remark: '同上' })).toEqual({
      objection: '异2026-1'
    });
    const [objection, ...others] = await (await read()).objections.list();
    expect(others).toEqual([]);
    expect(objection).toMatchObject({
      way: 'audit',
      subject: 'p1',
      entry,
      account: 'c2',
      paper: '抽2026-1',
      said: '没有签字',
      notice: { code, period: '2026-09' }
    });
    // The objection stays although somebody finds the entry in order later, because only an answer ends it.
    await find(id, entry, { seen: 2 });
    const line = (await sheetOf(again.id)).lines.find((each) => each.entry.id === entry);
    expect(line?.objection).toMatchObject({ no: '异2026-1', state: 'open' });
    expect((await noticeStatus(await read(), here.app.clock(), code))?.state).toBe('answering');
    // Neither the checker who found it nor the recorder who booked it may investigate.
    for (const investigator of ['c2', 'r']) {
      const input = { key: key(), objection: objection?.id ?? '', seen: 0, investigator };
      await expect(assignInvestigator(here.app, people.recorder, input)).rejects.toMatchObject({
        code: 'investigator-involved'
      });
    }
  });

  it('opens nothing while no notice shows the entry, and says so', async () => {
    const { id } = await draw({ size: 8 });
    const entry = (await sheetOf(id)).lines.find((line) => line.entry.subject === 'p1')?.entry.id ?? '';
    expect(await find(id, entry, { finding: 'wrong', remark: '没有签字' })).toEqual({ objection: null });
    await here.publish('2026-09');
    const found = await find(id, entry, { finding: 'wrong', remark: '没有签字', seen: 1 });
    expect(found).toEqual({ objection: '异2026-1' });
  });

  it('keeps findings: with a remark where something is wrong, never on oneself, the second is told', async () => {
    const { id } = await draw({ size: 8 });
    const { lines } = await sheetOf(id);
    const [own, other] = ['p3', 'p1'].map(
      (who) => lines.find(({ entry }) => entry.subject === who)?.entry.id
    );
    if (!own || !other) throw new Error('both are drawn');
    await expect(find(id, 'e9')).rejects.toMatchObject({ code: 'not-found' });
    await expect(find(id, own, {}, people.c1)).rejects.toMatchObject({ code: 'own-outcome' });
    await expect(find(id, other, { finding: 'wrong' })).rejects.toMatchObject({ code: 'reason-missing' });
    await find(id, other, { finding: 'wrong', evidence: false, remark: '没有签字' });
    await expect(find(id, other)).rejects.toMatchObject({ code: 'spot-check-changed' });
    await find(id, other, { seen: 1, remark: '已补签' });
    const sheet = await sheetOf(id);
    expect(sheet.lines.find(({ entry }) => entry.id === other)?.finding).toMatchObject({
      no: 2,
      finding: 'in-order',
      remark: '已补签',
      evidence: true
    });
    expect(sheet.check.findings).toHaveLength(2);
  });

  it('changes no points, and stands in the audit trail', async () => {
    const results = async () => (await read()).periods.results('2026-09');
    const before = await results();
    const { id } = await draw();
    const [line] = (await sheetOf(id)).lines;
    const subject = line?.entry.subject === 'p3' ? people.superior : people.c2;
    await find(id, line?.entry.id ?? '', { finding: 'wrong', remark: '金额不符' }, subject);
    expect(await results()).toEqual(before);
    expect(await (await read()).ledger.entries()).toHaveLength(9);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });
});

import { digestOf, type Channel, type SupplementRow } from '$lib/notice';
import { boardFeedSchema } from '$lib/sync';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import {
  endUnchanged,
  previewSupplement,
  publishSupplement
} from '$lib/server/domain/notices/publish-supplement';
import { keyObjection, objectAsMember } from '$lib/server/domain/objections/file-objection';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { objectionsWaiting } from '$lib/server/domain/objections/objection-lines';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readExactly } from '../make/read-exactly';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('supplementary notices on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `supplement-key-${(no += 1)}`;

  /**
   * In September p1 has two mediations (e1, e2), p2 one (e3), p3 none; it is sealed and published on 5
   * October.
   */
  async function begin(channels?: Channel[]): Promise<void> {
    here = await testApp({ database });
    people = await aCommittee(here);
    const mediation = { item: 'mediation' };
    await here.book(mediation, { ...mediation, date: '2026-09-04' }, { ...mediation, subject: 'p2' });
    await here.seal('2026-09');
    const { shown } = await previewNotice(here.app, here.recorder, { period: '2026-09' });
    const asked = { key: key(), period: '2026-09', shown, ...(channels && { channels }) };
    ({ code: notice } = await publishPeriod(here.app, here.recorder, asked));
  }
  beforeEach(() => begin());
  afterEach(() => here.end());

  /**
   * A resident objects to the first row; the superior investigates and upholds it.
   * @returns the objection's id and receipt
   */
  async function uphold(
    reverses: string[],
    source = '203.0.113.7',
    instead: { item: string; basis: string } | null = null
  ): Promise<{ id: string; receipt: string }> {
    const { app } = here;
    const said = { said: '没有这回事', contact: '' };
    const { receipt } = await app.residents.object({ key: key(), notice, about: '0', ...said }, source);
    const known = await (await app.read(people.recorder)).objections.list({ receipt });
    const objection = known[0]?.id ?? '';
    await assignInvestigator(app, people.recorder, { key: key(), objection, seen: 0, investigator: 's' });
    await recordFindings(app, people.superior, { key: key(), objection, seen: 1, words: '查无此事' });
    const minutes = `更正${key()}`;
    const held = { date: '2026-10-05', body: '两委会', minutes, members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(app, people.recorder, { key: key(), ...held });
    await answerObjection(app, people.superior, {
      key: key(),
      objection,
      seen: 2,
      upheld: true,
      words: '属实，已更正。',
      meeting: reverses.length > 0 ? meeting : '',
      reverses,
      corrected: instead && { ...claim, ...instead },
      // The line that is booked instead is of the day and item of e2, and another thing (M17).
      answered: instead ? ['e2', '异2026-1-2'] : []
    });
    return { id: objection, receipt };
  }
  const claim = { date: '2026-09-04', quantity: '1', value: '', matterText: '', story: '' };
  async function publish(objection: string): Promise<string> {
    const { shown } = await previewSupplement(here.app, people.recorder, { objection });
    const { code } = await publishSupplement(here.app, people.recorder, { key: key(), objection, shown });
    return code;
  }
  const noticeStatus = (code = notice) => here.app.public.noticeStatus(people.recorder.unit, code);

  it('shows the rows that changed, before and after, and nothing of any other', async () => {
    const { id, receipt } = await uphold(['e1', 'e2']);
    const code = await publish(id);
    const found = await here.app.public.supplementByCode(code);
    if (!found) throw new Error('it was published');
    const { supplement, digest } = found;
    expect(digest).toBe(digestOf(supplement));
    expect(supplement).toMatchObject({
      period: '2026-09',
      booked: '2026-10',
      number: { year: 2026, no: 2 },
      corrects: { code: notice, number: { year: 2026, no: 1 } }
    });
    expect(supplement.title).toContain('补充公示');
    const ranks = (row: SupplementRow) => [row.name, row.before.rank, row.after.rank];
    // p2 is now before p1; p3 had nothing, and now shares p1's total and rank.
    expect(supplement.rows.map(ranks)).toEqual([
      ['李明', 2, 1],
      ['沈秋月', 1, 2],
      ['韩冰', 3, 2]
    ]);
    const [, corrected] = supplement.rows;
    expect((corrected?.before.points ?? 0) - (corrected?.after.points ?? 0)).toBe(1000);
    expect(JSON.stringify(supplement)).not.toMatch(/mediation|调解|"e1"|没有这回事/);
    expect(await here.app.residents.receipt(receipt)).toMatchObject({ supplements: [code] });
  });

  it('has a window of its own, and may be objected to in it', async () => {
    const { id } = await uphold(['e1', 'e2']);
    here.at('2026-10-20T04:00:00Z');
    const code = await publish(id);
    const found = await here.app.public.supplementByCode(code);
    expect(found?.supplement.window).toEqual([
      '2026-10-21',
      '2026-10-22',
      '2026-10-23',
      '2026-10-26',
      '2026-10-27'
    ]);
    const said = { said: '还是不对', contact: '' };
    const object = (against: string, about = '') =>
      here.app.residents.object({ key: key(), notice: against, ...said, about }, '198.51.100.1');
    await expect(object(notice)).rejects.toMatchObject({ code: 'objection-late' });
    await object(code);
  });

  it('its rows can be objected to, each by its place in it, and no other', async () => {
    const { id } = await uphold(['e3']);
    const code = await publish(id);
    const { supplement } = (await here.app.public.supplementByCode(code)) ?? {};
    // p2 is now equal to p3; p1 stays first, and so isn't in it.
    expect(supplement?.rows.map(({ name }) => name)).toEqual(['李明', '韩冰']);
    const said = { said: '还是不对', contact: '' };
    const object = (about: string) =>
      here.app.residents.object({ key: key(), notice: code, ...said, about }, '198.51.100.1');
    const { receipt } = await object('0');
    const stores = await here.app.read(people.recorder);
    expect(await stores.objections.list({ receipt })).toMatchObject([
      { subject: 'p2', notice: { code }, months: ['2026-09', '2026-09'] }
    ]);
    await expect(object('2')).rejects.toMatchObject({ code: 'objection-row' });
    const own = { notice: code, about: 'own', entry: '', said: '不对', contact: '' };
    await objectAsMember(here.app, here.member('p2'), { key: key(), ...own });
    await expect(objectAsMember(here.app, here.member('p1'), { key: key(), ...own })).rejects.toMatchObject({
      code: 'objection-row'
    });
    const paper = { notice: code, paper: '收1', received: '2026-10-05', said: '不对', contact: '' };
    const keyed = (subject: string) =>
      keyObjection(here.app, people.recorder, { key: key(), ...paper, subject });
    await keyed('p2');
    await expect(keyed('p1')).rejects.toMatchObject({ code: 'objection-row' });
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('the period’s own notice, its seal and what boards show stay as they are', async () => {
    const stores = await here.app.read(people.recorder);
    const before = [await stores.notices.latest(), await stores.periods.sealedResults('2026-09')];
    const { id } = await uphold(['e1']);
    await publish(id);
    expect([await stores.notices.latest(), await stores.periods.sealedResults('2026-09')]).toEqual(before);
    expect((await stores.notices.list()).map(({ code }) => code)).toEqual([notice]);
    expect(await stores.notices.supplements()).toMatchObject([{ corrects: notice, no: 2 }]);
    expect(await stores.notices.nextNumber(2026)).toBe(3);
  });

  it('boards show it, as long as what it mends hangs; no announcement stands in for it', async () => {
    const { id } = await uphold(['e1', 'e2']);
    const feed = async () => readExactly(boardFeedSchema, await here.app.screens.feed(here.recorder));
    const before = await feed();
    expect(before.supplements).toEqual([]);
    const code = await publish(id);
    const after = await feed();
    expect(after.revision).toBeGreaterThan(before.revision);
    const found = await here.app.public.supplementByCode(code);
    expect(after.supplements).toEqual([{ digest: found?.digest, supplement: found?.supplement }]);
    expect(after.announcements).toEqual([]);
    here.at('2026-11-20T04:00:00Z');
    expect(await feed()).toMatchObject({
      supplements: [{ digest: found?.digest }],
      over: expect.arrayContaining([{ code, confirmed: expect.stringMatching(/^2026-10-/) }])
    });
    await here.seal('2026-10');
    await here.publish('2026-10');
    expect((await feed()).supplements).toEqual([]);
  });

  it('boards that don’t show the notice don’t show what mends it; one without a QR code has none', async () => {
    const shown = async (channels: Channel[]) => {
      await here.end();
      await begin(channels);
      const { id } = await uphold(['e1']);
      const code = await publish(id);
      return { code, feed: await here.app.screens.feed(here.recorder) };
    };
    const { code, feed } = await shown(['board', 'page']);
    expect(feed.withoutCode).toEqual([notice, code]);
    expect((await shown(['page', 'qr'])).feed.supplements).toEqual([]);
  });

  it('a second one starts from what the first has put right', async () => {
    const first = await uphold(['e1']);
    await publish(first.id);
    const { id } = await uphold(['e2'], '198.51.100.1');
    const { supplement } = await previewSupplement(here.app, people.recorder, { objection: id });
    const row = supplement.rows.find(({ name }) => name === '沈秋月');
    expect((row?.before.points ?? 0) - (row?.after.points ?? 0)).toBe(500);
  });

  it('is refused when nothing was put right, when it is published, and when it isn’t what was shown', async () => {
    const idle = await uphold([]);
    await expect(publish(idle.id)).rejects.toMatchObject({ code: 'nothing-corrected' });
    const { id } = await uphold(['e1'], '198.51.100.1');
    const outdated = publishSupplement(here.app, people.recorder, {
      key: key(),
      objection: id,
      shown: 'something else'
    });
    await expect(outdated).rejects.toMatchObject({ code: 'preview-outdated' });
    await publish(id);
    await expect(publish(id)).rejects.toMatchObject({ code: 'already-supplemented' });
  });

  it('where nothing public differs the objection is ended without one, and the notice is confirmed', async () => {
    // e1 is undone and booked again unchanged: the ledger has other lines, but the month the same results.
    const { id } = await uphold(['e1'], '203.0.113.7', { item: 'mediation', basis: '更正后的依据' });
    const preview = previewSupplement(here.app, people.recorder, { objection: id });
    await expect(preview).rejects.toMatchObject({ code: 'nothing-corrected' });
    here.at('2026-10-20T04:00:00Z');
    expect(await noticeStatus()).toMatchObject({ state: 'answering' });
    const asked = { key: key(), objection: id };
    await endUnchanged(here.app, people.recorder, asked);
    await endUnchanged(here.app, people.recorder, asked);
    expect(await noticeStatus()).toMatchObject({ state: 'confirmed', supplements: [] });
    await expect(
      endUnchanged(here.app, people.recorder, { key: key(), objection: id })
    ).rejects.toMatchObject({ code: 'already-supplemented' });
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('is never ended without one where something public differs', async () => {
    const { id } = await uphold(['e1']);
    await expect(
      endUnchanged(here.app, people.recorder, { key: key(), objection: id })
    ).rejects.toMatchObject({ code: 'supplement-due' });
  });

  it('masks names where the unit does', async () => {
    await here.store.updateTable('unit').set({ masked: 1 }).execute();
    const { id } = await uphold(['e1', 'e2']);
    const { supplement } = await previewSupplement(here.app, people.recorder, { objection: id });
    expect(supplement.rows.map(({ name }) => name)).toEqual(['李*', '沈*', '韩*']);
  });

  it('audit and integrity hold', async () => {
    const { id } = await uphold(['e1']);
    await publish(id);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
  });

  describe('a notice is confirmed', () => {
    it('when its window is over and nobody objected, from the day after', async () => {
      expect(await noticeStatus()).toMatchObject({ state: 'open', on: null });
      const [{ lastDay } = { lastDay: '' }] = await (await here.app.read(people.recorder)).notices.list();
      here.at(`${lastDay}T15:00:00Z`);
      expect(await noticeStatus()).toMatchObject({ state: 'open' });
      here.at(`${lastDay}T17:00:00Z`);
      expect(await noticeStatus()).toMatchObject({
        state: 'confirmed',
        on: expect.stringMatching(/^2026-10-/)
      });
    });

    it('boards and phones are told of what is over, and nothing else of an objection', async () => {
      const { app, recorder } = here;
      const board = async () => (await app.screens.feed(recorder)).over;
      const phone = async () => (await myDelta(app, here.member('p1'), 0)).over;
      expect(await board()).toEqual([]);
      expect(await phone()).toEqual([]);
      const { id } = await uphold(['e1']);
      here.at('2026-10-20T04:00:00Z');
      expect(await board()).toEqual([{ code: notice, confirmed: null }]);
      expect(await phone()).toEqual([{ period: '2026-09', confirmed: null }]);
      await publish(id);
      expect(await board()).toContainEqual({ code: notice, confirmed: null });
      here.at('2026-10-28T04:00:00Z');
      expect(await board()).toContainEqual({ code: notice, confirmed: '2026-10-28' });
      expect(await phone()).toEqual([{ period: '2026-09', confirmed: '2026-10-28' }]);
    });

    it('a step that changes what boards say of a notice doesn’t raise their revision', async () => {
      const { app, recorder } = here;
      here.at('2026-10-09T04:00:00Z');
      const before = await app.screens.feed(recorder);
      const said = { about: '', said: '名单不全', contact: '' };
      await app.residents.object({ key: key(), notice, ...said }, '203.0.113.7');
      expect((await app.screens.feed(recorder)).revision).toBe(before.revision);
      here.at('2026-10-20T04:00:00Z');
      expect((await app.screens.feed(recorder)).over).toEqual([{ code: notice, confirmed: null }]);
    });

    it('not while an objection waits, nor while what was put right isn’t published', async () => {
      const { id } = await uphold(['e1']);
      here.at('2026-10-20T04:00:00Z');
      expect(await noticeStatus()).toMatchObject({ state: 'answering', on: null });
      const code = await publish(id);
      expect(await noticeStatus()).toMatchObject({ state: 'answering', on: null, supplements: [{ code }] });
      expect(await noticeStatus(code)).toMatchObject({ state: 'open' });
      here.at('2026-11-20T04:00:00Z');
      expect(await noticeStatus(code)).toMatchObject({ state: 'confirmed', on: '2026-10-28' });
      // The supplement hung until the 27th, so both are confirmed from the day after.
      expect(await noticeStatus()).toMatchObject({ state: 'confirmed', on: '2026-10-28' });
    });

    it('nor while an objection to what mends it waits', async () => {
      const { id } = await uphold(['e1']);
      const code = await publish(id);
      const said = { about: '0', said: '还是不对', contact: '' };
      await here.app.residents.object({ key: key(), notice: code, ...said }, '198.51.100.1');
      here.at('2026-11-20T04:00:00Z');
      expect(await noticeStatus()).toMatchObject({ state: 'answering', on: null });
    });
  });

  it('the office is told how many wait, and how many are past their last day', async () => {
    const said = { about: '', said: '名单不全', contact: '' };
    await here.app.residents.object({ key: key(), notice, ...said }, '203.0.113.7');
    const counts = async () => {
      const stores = await here.app.read(people.recorder);
      return objectionsWaiting(stores, here.app.clock());
    };
    expect(await counts()).toMatchObject({
      waiting: 1,
      unpublished: 0,
      overdue: 0,
      next: expect.stringMatching(/^2026-10-/)
    });
    here.at('2026-10-20T04:00:00Z');
    expect(await counts()).toMatchObject({ waiting: 1, overdue: 1 });
  });
});

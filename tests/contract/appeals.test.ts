import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { answersToReport } from '$lib/server/domain/objections/answers-to-report';
import { appealAsMember } from '$lib/server/domain/objections/appeal-objection';
import { receiptOfKey } from '$lib/server/domain/objections/residents/receipt-code';
import { residentAccount } from '$lib/server/platform/access/actor';
import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { decidingMeetings } from '$lib/server/domain/objections/deciding-meetings';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { objectionsWaiting } from '$lib/server/domain/objections/objection-lines';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('D: appeals to the superior on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `appeal-key-${(no += 1)}`;
  const source = '203.0.113.7';

  beforeEach(async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2026-08' });
    people = await aCommittee(here);
    await here.seal('2026-08');
    ({ code: notice } = await here.publish('2026-08'));
  });
  afterEach(() => here.end());

  const stores = () => here.app.read(people.recorder);
  const first = async () => {
    const [one] = await (await stores()).objections.list();
    if (!one) throw new Error('none was raised');
    return one;
  };
  const object = () => {
    const said = { about: '', said: '名单不全', contact: '' };
    return here.app.residents.object({ key: key(), notice, ...said }, source);
  };
  const dismiss = async () => {
    const { id: objection } = await first();
    await assignInvestigator(here.app, people.recorder, {
      key: key(),
      objection,
      seen: 0,
      investigator: 'c2'
    });
    await recordFindings(here.app, people.c2, { key: key(), objection, seen: 1, words: '名单齐全' });
    await answer(people.c2);
  };
  const answer = async (by: (typeof people)['c2'], upheld = false, reverses: string[] = []) => {
    const { id: objection, steps } = await first();
    return answerObjection(here.app, by, {
      key: key(),
      objection,
      seen: steps.length,
      upheld,
      words: '名单齐全，不成立。',
      meeting: '',
      reverses,
      corrected: null
    });
  };
  const appeal = async (receipt: string) =>
    here.app.residents.appeal(
      { key: key(), receipt, seen: (await first()).steps.length, words: '请上级复查' },
      source
    );

  it('whoever holds the receipt takes it further, once, and the superior alone answers', async () => {
    const { receipt } = await object();
    await expect(appeal(receipt)).rejects.toMatchObject({ code: 'appeal-unanswered' });
    await dismiss();
    expect(await here.app.residents.receipt(receipt)).toMatchObject({
      state: 'dismissed',
      toAssembly: true,
      appealUntil: expect.stringMatching(/^2026-10-/)
    });
    await appeal(receipt);
    expect(await here.app.residents.receipt(receipt)).toMatchObject({
      state: 'appealed',
      answer: null,
      appealUntil: null,
      due: expect.stringMatching(/^2026-10-/)
    });
    await expect(answer(people.c2)).rejects.toMatchObject({ code: 'superior-answers' });
    await expect(answer(people.c2, true, ['nothing'])).rejects.toMatchObject({ code: 'superior-answers' });
    await answer(people.superior, true);
    expect(await here.app.residents.receipt(receipt)).toMatchObject({ state: 'upheld' });
    await expect(appeal(receipt)).rejects.toMatchObject({ code: 'no-appeal' });
  });

  it('an objection that a restored backup lacks has its receipt again once it is sent again, and is appealed then', async () => {
    const form = { key: 'kept-on-a-phone', notice, about: '', said: '名单不全', contact: '' };
    // The receipt that the lost objection had.
    const receipt = receiptOfKey(people.recorder.unit, residentAccount, form.key);
    const lost = { key: 'appeal-kept-on-a-phone', receipt, seen: 3, words: '请上级复查' };
    await expect(here.app.residents.appeal(lost, source)).rejects.toMatchObject({
      code: 'objection-missing'
    });
    await expect(appealAsMember(here.app, people.p1, lost)).rejects.toMatchObject({
      code: 'objection-missing'
    });
    expect(await here.app.residents.object(form, source)).toMatchObject({ receipt });
    await expect(here.app.residents.appeal(lost, source)).rejects.toMatchObject({
      code: 'appeal-unanswered'
    });
    await dismiss();
    await here.app.residents.appeal(lost, source);
    expect(await here.app.residents.receipt(receipt)).toMatchObject({ state: 'appealed' });
  });

  it('who investigated and answered it before does neither of an appeal, and another superior may', async () => {
    const { receipt } = await object();
    const { id: objection } = await first();
    const assign = async (investigator: string, seen: number) =>
      assignInvestigator(here.app, people.recorder, { key: key(), objection, seen, investigator });
    await assign('s', 0);
    await recordFindings(here.app, people.superior, { key: key(), objection, seen: 1, words: '名单齐全' });
    await answer(people.superior);
    await appeal(receipt);
    const again = { objection, seen: 4, words: '仍然齐全' };
    await expect(recordFindings(here.app, people.superior, { key: key(), ...again })).rejects.toMatchObject({
      code: 'objection-involved'
    });
    await expect(answer(people.superior)).rejects.toMatchObject({ code: 'objection-involved' });
    await expect(assign('s', 4)).rejects.toMatchObject({ code: 'investigator-involved' });
    const slip = async (action: string, account: string, investigator_id: string | null) => {
      const { unit } = people.recorder;
      await sql`insert into change_log (unit_id, kind, at) values (${unit}, 'objection', '')`.execute(
        here.store
      );
      return sql`insert into objection_step (id, seq, unit_id, objection_id, no, action, account_id, investigator_id, done_at)
        select ${key()}, max(seq), ${unit}, ${objection}, 5, ${action}, ${account}, ${investigator_id}, '' from change_log`.execute(
        here.store
      );
    };
    const refused = 'nobody investigates what they are involved in';
    await expect(slip('assign', 'r', 's')).rejects.toThrow(refused);
    await expect(slip('answer', 's', null)).rejects.toThrow(refused);
    const { accounts } = await stores();
    await accounts.add({ id: 's2', username: 's2', name: '某s2' });
    await accounts.give({
      account: 's2',
      role: 'superior',
      subject: null,
      from: '2026-01-01',
      to: null,
      by: null
    });
    await answer({ ...people.superior, account: 's2' });
    expect(await here.app.residents.receipt(receipt)).toMatchObject({ state: 'dismissed' });
  });

  it('what the superior puts right is booked beside what the first answer has put right', async () => {
    const service = { item: 'perform-service', value: '5' };
    await here.book(service, { ...service, subject: 'p2' });
    const { receipt } = await object();
    const { id: objection } = await first();
    await assignInvestigator(here.app, people.recorder, {
      key: key(),
      objection,
      seen: 0,
      investigator: 'c2'
    });
    await recordFindings(here.app, people.c2, { key: key(), objection, seen: 1, words: '有误' });
    const putRight = async (by: (typeof people)['c2'], reverses: string[], date = '2026-10-05') => {
      const held = { date, body: '支委会', minutes: key(), members: ['c2', 'c3'] };
      const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: key(), ...held });
      return answerObjection(here.app, by, {
        key: key(),
        objection,
        seen: (await first()).steps.length,
        upheld: true,
        words: '已更正。',
        meeting,
        reverses,
        corrected: null
      });
    };
    await expect(putRight(people.c2, ['e1'], '2026-10-04')).rejects.toMatchObject({
      code: 'decision-before-objection',
      params: { event: '2026-10-05' }
    });
    // Only meetings from the objection's own day on are offered, and after an appeal only those from its day on.
    const offered = async () =>
      (await decidingMeetings(await stores(), await first())).map(({ decision }) => decision.date);
    expect(await offered()).toEqual([]);
    await putRight(people.c2, ['e1']);
    expect(await offered()).toEqual(['2026-10-05']);
    here.at('2026-10-06T02:00:00Z');
    await appeal(receipt);
    expect(await offered()).toEqual([]);
    // A meeting held before the appeal can't decide on it.
    await expect(putRight(people.superior, ['e2'])).rejects.toMatchObject({
      code: 'decision-before-objection',
      params: { event: '2026-10-06' }
    });
    await expect(putRight(people.superior, ['e2'], '2026-10-06')).resolves.toEqual({ booked: 1 });
    expect(await offered()).toEqual(['2026-10-06']);
    const undone = (await (await stores()).ledger.entries()).filter(({ reverses }) => reverses !== null);
    expect(undone.map(({ id }) => id)).toEqual(['异2026-1-1', '异2026-1-2']);
  });

  describe('the first answer has put something right, and it was published', () => {
    const service = { item: 'perform-service', value: '5' };
    const publish = async () => {
      const { id: objection } = await first();
      const { app, recorder } = here;
      const { shown } = await previewSupplement(app, recorder, { objection });
      return (await publishSupplement(app, recorder, { key: key(), objection, shown })).code;
    };
    const putRight = async (
      by: (typeof people)['c2'],
      { reverses, upheld = true }: { reverses: string[]; upheld?: boolean }
    ) => {
      const held = { date: '2026-10-05', body: '支委会', minutes: key(), members: ['c2', 'c3'] };
      const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: key(), ...held });
      const { id: objection, steps } = await first();
      return answerObjection(here.app, by, {
        key: key(),
        objection,
        seen: steps.length,
        upheld,
        words: '已更正。',
        meeting,
        reverses,
        corrected: null
      });
    };
    const corrected = async (subject: string) =>
      (await myDelta(here.app, here.member(subject), 0)).corrected.map(({ code, before, after }) => ({
        code,
        less: Number(before.amount) - Number(after.amount)
      }));
    const noticeStatus = async () => here.app.public.noticeStatus(people.recorder.unit, notice);
    let receipt: string;

    /** In September p1 has two services (e1, e2) and p2 one (e3). The first answer undoes e1. */
    beforeEach(async () => {
      await here.book(service, { ...service, date: '2026-09-04' }, { ...service, subject: 'p2' });
      await here.seal('2026-09');
      ({ code: notice } = await here.publish('2026-09'));
      ({ receipt } = await object());
      const { id: objection } = await first();
      await assignInvestigator(here.app, people.recorder, {
        key: key(),
        objection,
        seen: 0,
        investigator: 'c2'
      });
      await recordFindings(here.app, people.c2, { key: key(), objection, seen: 1, words: '有误' });
      await putRight(people.c2, { reverses: ['e1'] });
    });

    it('what the superior puts right then is published too, from there on, and members see both', async () => {
      const earlier = await publish();
      await appeal(receipt);
      expect(await here.app.residents.receipt(receipt)).toMatchObject({
        state: 'appealed',
        supplements: [earlier]
      });
      await putRight(people.superior, { reverses: ['e2', 'e3'] });
      expect(await objectionsWaiting(await stores(), here.app.clock())).toMatchObject({ waiting: 1 });
      here.at('2026-10-27T04:00:00Z');
      expect(await noticeStatus()).toMatchObject({ state: 'answering' });
      const code = await publish();
      expect(await here.app.residents.receipt(receipt)).toMatchObject({ supplements: [earlier, code] });
      expect(await corrected('p1')).toEqual([
        { code: earlier, less: 500 },
        { code, less: 500 }
      ]);
      expect((await corrected('p2'))?.filter(({ less }) => less !== 0)).toEqual([{ code, less: 500 }]);
      const { supplement } = (await here.app.public.supplementByCode(code)) ?? {};
      expect(supplement?.decided).toHaveLength(1);
      await expect(publish()).rejects.toMatchObject({ code: 'already-supplemented' });
      here.at('2026-11-30T04:00:00Z');
      expect(await noticeStatus()).toMatchObject({ state: 'confirmed', on: '2026-11-04' });
      expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
      expect(await contradictions(here.store)).toEqual([]);
    });

    it('an answer by which nothing more is put right leaves nothing to publish', async () => {
      const earlier = await publish();
      await appeal(receipt);
      await putRight(people.superior, { reverses: [], upheld: false });
      expect(await here.app.residents.receipt(receipt)).toMatchObject({
        state: 'dismissed',
        supplements: [earlier]
      });
      expect(await objectionsWaiting(await stores(), here.app.clock())).toMatchObject({ waiting: 0 });
      await expect(publish()).rejects.toMatchObject({ code: 'already-supplemented' });
    });

    it('what was put right and not published yet is, though the superior finds nothing more', async () => {
      await appeal(receipt);
      await expect(publish()).rejects.toMatchObject({ code: 'objection-state' });
      await putRight(people.superior, { reverses: [], upheld: false });
      here.at('2026-10-27T04:00:00Z');
      expect(await noticeStatus()).toMatchObject({ state: 'answering' });
      const code = await publish();
      expect(await corrected('p1')).toEqual([{ code, less: 500 }]);
    });

    it('both at once, when the first wasn’t published before the superior answered', async () => {
      await appeal(receipt);
      await putRight(people.superior, { reverses: ['e2'] });
      const code = await publish();
      expect(await corrected('p1')).toEqual([{ code, less: 1000 }]);
      const { supplement } = (await here.app.public.supplementByCode(code)) ?? {};
      expect(supplement?.decided).toHaveLength(2);
    });
  });

  it('not after its last day', async () => {
    const { receipt } = await object();
    await dismiss();
    here.at('2026-11-05T04:00:00Z');
    await expect(appeal(receipt)).rejects.toMatchObject({ code: 'appeal-late' });
  });

  it('its last day stands as it was told, whatever holidays are entered later', async () => {
    const { receipt } = await object();
    await dismiss();
    const until = async () => (await here.app.residents.receipt(receipt))?.appealUntil;
    const reported = await until();
    const [{ appealUntil } = { appealUntil: null }] = (await first()).steps.filter(
      ({ action }) => action === 'answer'
    );
    expect(appealUntil).toBe(reported);
    // In this made-up calendar all of October is off.
    await here.app.runCommand(people.recorder, { permission: 'enter-holidays', key: key() }, ({ holidays }) =>
      holidays.enter({
        year: 2026,
        on: [],
        document: '国办发明电〔2026〕9号',
        account: 'r',
        off: Array.from({ length: 26 }, (_, n) => `2026-10-${String(n + 6).padStart(2, '0')}`)
      })
    );
    expect(await until()).toBe(reported);
  });

  it('a member appeals what they have raised themselves, and nobody else’s', async () => {
    const said = { about: 'own', said: '分数不对', contact: '', entry: '' };
    const { receipt } = await objectAsMember(here.app, people.p1, { key: key(), notice, ...said });
    await dismiss();
    const input = { receipt, seen: 3, words: '请上级复查' };
    const { app } = here;
    await expect(appealAsMember(app, people.p2, { key: key(), ...input })).rejects.toMatchObject({
      code: 'objection-missing'
    });
    await appealAsMember(app, people.p1, { key: key(), ...input });
  });

  it('the next assembly hears the answer, and the one after it no more', async () => {
    await object();
    await dismiss();
    const hears = async (quarter: string) =>
      (await answersToReport(await stores(), quarter, '2026-12-31')).map((each) => each.no);
    expect(await hears('2026-Q3')).toEqual(['异2026-1']);
    here.at('2026-10-08T04:00:00Z');
    await recordAssembly(here.app, people.recorder, {
      key: key(),
      quarter: '2026-Q3',
      date: '2026-10-08',
      minutes: '大会1号',
      entitled: '3',
      present: '3',
      why: ''
    });
    expect(await hears('2026-Q3')).toEqual(['异2026-1']);
    expect(await hears('2026-Q4')).toEqual([]);
  });
});

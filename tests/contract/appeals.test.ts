import { recordAssembly } from '$lib/server/assemblies/record-assembly';
import { answerObjection } from '$lib/server/objections/answer-objection';
import { verifyAudit } from '$lib/server/audit/verify-audit';
import { contradictions } from '$lib/server/keep/integrity';
import { myDelta } from '$lib/server/me/my-delta';
import { recordMeeting } from '$lib/server/meetings/record-meeting';
import { previewSupplement, publishSupplement } from '$lib/server/notices/publish-supplement';
import { answersToReport } from '$lib/server/objections/answers-to-report';
import { appealAsMember } from '$lib/server/objections/appeal-objection';
import { objectAsMember } from '$lib/server/objections/file-objection';
import { assignInvestigator, recordFindings } from '$lib/server/objections/investigate';
import { objectionsWaiting } from '$lib/server/objections/objection-lines';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { aHouse, type AHouse } from './a-house';
import { databases } from './stores';

describe.each(databases)('D: appeals to the superior on $kind', (database) => {
  let here: AHouse;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `appeal-key-${(no += 1)}`;
  const source = '203.0.113.7';

  beforeEach(async () => {
    here = await aHouse({ database, scheme: 'party-members', firstPeriod: '2026-08' });
    people = await aCommittee(here);
    await here.seal('2026-08');
    ({ code: notice } = await here.publish('2026-08'));
  });
  afterEach(() => here.end());

  const stores = () => here.house.read(people.recorder);
  const first = async () => {
    const [one] = await (await stores()).objections.list();
    if (!one) throw new Error('none was raised');
    return one;
  };
  const object = () => {
    const said = { about: '', said: '名单不全', contact: '' };
    return here.house.residents.object({ key: key(), notice, ...said }, source);
  };
  const dismiss = async () => {
    const { id: objection } = await first();
    await assignInvestigator(here.house, people.recorder, {
      ...{ key: key(), objection, seen: 0, investigator: 'c2' }
    });
    await recordFindings(here.house, people.c2, { key: key(), objection, seen: 1, words: '名单齐全' });
    await answer(people.c2);
  };
  const answer = async (by: (typeof people)['c2'], upheld = false, reverses: string[] = []) => {
    const { id: objection, steps } = await first();
    return answerObjection(here.house, by, {
      ...{ key: key(), objection, seen: steps.length, upheld, words: '名单齐全，不成立。' },
      ...{ meeting: '', reverses, corrected: null }
    });
  };
  const appeal = async (receipt: string) =>
    here.house.residents.appeal(
      { key: key(), receipt, seen: (await first()).steps.length, words: '请上级复查' },
      source
    );

  it('whoever holds the receipt takes it further, once, and the superior alone answers', async () => {
    const { receipt } = await object();
    await expect(appeal(receipt)).rejects.toMatchObject({ code: 'no-appeal' });
    await dismiss();
    expect(await here.house.residents.receipt(receipt)).toMatchObject({
      ...{ state: 'dismissed', toAssembly: true },
      appealUntil: expect.stringMatching(/^2026-10-/)
    });
    await appeal(receipt);
    expect(await here.house.residents.receipt(receipt)).toMatchObject({
      ...{ state: 'appealed', answer: null, appealUntil: null },
      due: expect.stringMatching(/^2026-10-/)
    });
    await expect(answer(people.c2)).rejects.toMatchObject({ code: 'superior-answers' });
    await expect(answer(people.c2, true, ['nothing'])).rejects.toMatchObject({ code: 'superior-answers' });
    await answer(people.superior, true);
    expect(await here.house.residents.receipt(receipt)).toMatchObject({ state: 'upheld' });
    await expect(appeal(receipt)).rejects.toMatchObject({ code: 'no-appeal' });
  });

  it('what the superior puts right is booked beside what the first answer has put right', async () => {
    const service = { item: 'perform-service', value: '5' };
    await here.book(service, { ...service, subject: 'p2' });
    const { receipt } = await object();
    const { id: objection } = await first();
    await assignInvestigator(here.house, people.recorder, {
      ...{ key: key(), objection, seen: 0, investigator: 'c2' }
    });
    await recordFindings(here.house, people.c2, { key: key(), objection, seen: 1, words: '有误' });
    const putRight = async (by: (typeof people)['c2'], reverses: string[], date = '2026-10-05') => {
      const held = { date, body: '支委会', minutes: key(), members: ['c2', 'c3'] };
      const { id: meeting } = await recordMeeting(here.house, people.recorder, { key: key(), ...held });
      return answerObjection(here.house, by, {
        ...{ key: key(), objection, seen: (await first()).steps.length, upheld: true, words: '已更正。' },
        ...{ meeting, reverses, corrected: null }
      });
    };
    await putRight(people.c2, ['e1']);
    here.at('2026-10-06T02:00:00Z');
    await appeal(receipt);
    // What was decided before it was taken to the superior, decides nothing of that.
    await expect(putRight(people.superior, ['e2'])).rejects.toMatchObject({
      ...{ code: 'decision-before-claim', params: { event: '2026-10-06' } }
    });
    await expect(putRight(people.superior, ['e2'], '2026-10-06')).resolves.toEqual({ booked: 1 });
    const undone = (await (await stores()).ledger.entries()).filter(({ reverses }) => reverses !== null);
    expect(undone.map(({ id }) => id)).toEqual(['异2026-1-1', '异2026-1-2']);
  });

  describe('the first answer has put something right, and it was published', () => {
    const service = { item: 'perform-service', value: '5' };
    const publish = async () => {
      const { id: objection } = await first();
      const { house, recorder } = here;
      const { shown } = await previewSupplement(house, recorder, { objection });
      return (await publishSupplement(house, recorder, { key: key(), objection, shown })).code;
    };
    const putRight = async (
      by: (typeof people)['c2'],
      { reverses, upheld = true }: { reverses: string[]; upheld?: boolean }
    ) => {
      const held = { date: '2026-10-05', body: '支委会', minutes: key(), members: ['c2', 'c3'] };
      const { id: meeting } = await recordMeeting(here.house, people.recorder, { key: key(), ...held });
      const { id: objection, steps } = await first();
      return answerObjection(here.house, by, {
        ...{ key: key(), objection, seen: steps.length, upheld, words: '已更正。' },
        ...{ meeting, reverses, corrected: null }
      });
    };
    const mended = async (subject: string) =>
      (await myDelta(here.house, here.member(subject), 0, { mended: true })).mended?.map(
        ({ code, before, after }) => ({ code, less: Number(before.amount) - Number(after.amount) })
      );
    const standing = async () => here.house.public.noticeStanding(people.recorder.unit, notice);
    let receipt: string;

    /** September: p1 has two services (e1, e2), p2 one (e3). The first answer undoes e1. */
    beforeEach(async () => {
      await here.book(service, { ...service, date: '2026-09-04' }, { ...service, subject: 'p2' });
      await here.seal('2026-09');
      ({ code: notice } = await here.publish('2026-09'));
      ({ receipt } = await object());
      const { id: objection } = await first();
      await assignInvestigator(here.house, people.recorder, {
        ...{ key: key(), objection, seen: 0, investigator: 'c2' }
      });
      await recordFindings(here.house, people.c2, { key: key(), objection, seen: 1, words: '有误' });
      await putRight(people.c2, { reverses: ['e1'] });
    });

    it('what the superior puts right then is published too, from there on, and members see both', async () => {
      const earlier = await publish();
      await appeal(receipt);
      expect(await here.house.residents.receipt(receipt)).toMatchObject({
        ...{ state: 'appealed', supplements: [earlier] }
      });
      await putRight(people.superior, { reverses: ['e2', 'e3'] });
      expect(await objectionsWaiting(await stores(), here.house.clock())).toMatchObject({ waiting: 1 });
      here.at('2026-10-27T04:00:00Z');
      expect(await standing()).toMatchObject({ state: 'answering' });
      const code = await publish();
      expect(await here.house.residents.receipt(receipt)).toMatchObject({ supplements: [earlier, code] });
      expect(await mended('p1')).toEqual([
        { code: earlier, less: 500 },
        { code, less: 500 }
      ]);
      expect((await mended('p2'))?.filter(({ less }) => less !== 0)).toEqual([{ code, less: 500 }]);
      const { supplement } = (await here.house.public.supplementByCode(code)) ?? {};
      expect(supplement?.decided).toHaveLength(1);
      await expect(publish()).rejects.toMatchObject({ code: 'already-supplemented' });
      here.at('2026-11-30T04:00:00Z');
      expect(await standing()).toMatchObject({ state: 'confirmed', on: '2026-11-04' });
      expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
      expect(await contradictions(here.store)).toEqual([]);
    });

    it('an answer by which nothing more is put right leaves nothing to publish', async () => {
      const earlier = await publish();
      await appeal(receipt);
      await putRight(people.superior, { reverses: [], upheld: false });
      expect(await here.house.residents.receipt(receipt)).toMatchObject({
        ...{ state: 'dismissed', supplements: [earlier] }
      });
      expect(await objectionsWaiting(await stores(), here.house.clock())).toMatchObject({ waiting: 0 });
      await expect(publish()).rejects.toMatchObject({ code: 'already-supplemented' });
    });

    it('what was put right and not published yet is, though the superior finds nothing more', async () => {
      await appeal(receipt);
      await expect(publish()).rejects.toMatchObject({ code: 'objection-state' });
      await putRight(people.superior, { reverses: [], upheld: false });
      here.at('2026-10-27T04:00:00Z');
      expect(await standing()).toMatchObject({ state: 'answering' });
      const code = await publish();
      expect(await mended('p1')).toEqual([{ code, less: 500 }]);
    });

    it('both at once, when the first wasn’t published before the superior answered', async () => {
      await appeal(receipt);
      await putRight(people.superior, { reverses: ['e2'] });
      const code = await publish();
      expect(await mended('p1')).toEqual([{ code, less: 1000 }]);
      const { supplement } = (await here.house.public.supplementByCode(code)) ?? {};
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
    const until = async () => (await here.house.residents.receipt(receipt))?.appealUntil;
    const told = await until();
    const [{ appealUntil } = { appealUntil: null }] = (await first()).steps.filter(
      ({ act }) => act === 'answer'
    );
    expect(appealUntil).toBe(told);
    // Invented: all of October is off.
    await here.house.act(people.recorder, { act: 'enter-holidays', key: key() }, ({ holidays }) =>
      holidays.enter({
        ...{ year: 2026, on: [], document: '国办发明电〔2026〕9号', account: 'r' },
        off: Array.from({ length: 26 }, (_, n) => `2026-10-${String(n + 6).padStart(2, '0')}`)
      })
    );
    expect(await until()).toBe(told);
  });

  it('a member appeals what they have raised themselves, and nobody else’s', async () => {
    const said = { about: 'own', said: '分数不对', contact: '', entry: '' };
    const { receipt } = await objectAsMember(here.house, people.p1, { key: key(), notice, ...said });
    await dismiss();
    const input = { receipt, seen: 3, words: '请上级复查' };
    const { house } = here;
    await expect(appealAsMember(house, people.p2, { key: key(), ...input })).rejects.toMatchObject({
      code: 'not-found'
    });
    await appealAsMember(house, people.p1, { key: key(), ...input });
  });

  it('the next assembly hears the answer, and the one after it no more', async () => {
    await object();
    await dismiss();
    const hears = async (quarter: string) =>
      (await answersToReport(await stores(), quarter, '2026-12-31')).map((each) => each.no);
    expect(await hears('2026-Q3')).toEqual(['异2026-1']);
    here.at('2026-10-08T04:00:00Z');
    await recordAssembly(here.house, people.recorder, {
      ...{ key: key(), quarter: '2026-Q3', date: '2026-10-08', minutes: '大会1号' },
      ...{ entitled: '3', present: '3', why: '' }
    });
    expect(await hears('2026-Q3')).toEqual(['异2026-1']);
    expect(await hears('2026-Q4')).toEqual([]);
  });
});

import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { answerObjection, type AnswerInput } from '$lib/server/domain/objections/answer-objection';
import { keyObjection, objectAsMember } from '$lib/server/domain/objections/file-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { objectionStatus } from '$lib/server/domain/objections/objection-status';
import { personYear } from '$lib/server/domain/periods/person-year';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';
import { objectionDetailView } from '../../src/routes/office/objections/[objection]/objection-view';
import { placeOfObjection } from '../../src/routes/office/objections/[objection]/place-of-objection';

const claim = {
  subject: '',
  item: 'mediation',
  date: '2026-09-20',
  quantity: '1',
  value: '',
  matterText: '',
  basis: '调字34号',
  story: ''
};
const held = { date: '2026-10-05', body: '两委会' };
const somewhere = '203.0.113.7';

describe.each(databases)('objections on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `objection-key-${(no += 1)}`;

  /** September has one mediation of p1's, declared, granted by c2 and c3, sealed and published. */
  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    const { id } = await declareClaim(here.app, people.p1, { key: key(), ...claim });
    const { app } = here;
    await forwardClaims(app, people.recorder, {
      key: key(),
      words: '',
      claims: [{ claim: id, seen: 1 }]
    });
    const { id: meeting } = await meet('19号');
    await ruleOnClaims(app, people.recorder, {
      key: key(),
      meeting,
      rulings: [{ claim: id, seen: 2, granted: true, words: '' }]
    });
    await here.book({ item: 'mediation', subject: 'p2' });
    await here.seal('2026-09');
    ({ code: notice } = await here.publish('2026-09'));
  });
  afterEach(() => here.end());

  const meet = (minutes: string, members = ['c2', 'c3']) =>
    recordMeeting(here.app, people.recorder, { key: key(), ...held, minutes, members });
  const typed = (more = {}) => ({ key: key(), notice, about: '0', said: '没有这回事', contact: '', ...more });
  const object = (more = {}, source = somewhere) => here.app.residents.object(typed(more), source);
  const all = async () => (await here.app.read(people.recorder)).objections.list();
  const first = async () => {
    const [one] = await all();
    if (!one) throw new Error('none was raised');
    return one;
  };
  const assign = async (investigator: string, by = people.recorder) => {
    const { id, steps } = await first();
    const seen = steps.length;
    return assignInvestigator(here.app, by, { key: key(), objection: id, seen, investigator });
  };
  const find = async (by = people.superior, words = '查无此协议') => {
    const { id, steps } = await first();
    return recordFindings(here.app, by, { key: key(), objection: id, seen: steps.length, words });
  };
  const answer = async (more: Partial<AnswerInput> = {}, by = people.superior) => {
    const { id, steps } = await first();
    return answerObjection(here.app, by, {
      key: key(),
      objection: id,
      seen: steps.length,
      upheld: true,
      words: '经查属实，已更正。',
      meeting: '',
      reverses: [],
      corrected: null,
      ...more
    });
  };

  it('how to reach who objected is read by the investigator, and by a recorder who has no part in it', async () => {
    const contact = '13800000000';
    await object({ contact });
    const reads = async (actor: typeof people.recorder) =>
      here.app.readTransaction(actor, async (stores) => {
        const [objection] = await stores.objections.list();
        if (!objection) throw new Error('none was raised');
        const shown = await objectionDetailView(stores, objection, { actor, today: '2026-10-05' });
        return [shown.contact, shown.hasContact, shown.isAside];
      });
    const { accounts } = await here.app.read(people.recorder);
    await accounts.add({ id: 'r2', username: 'r2', name: '某r2' });
    const role = { role: 'recorder' as const, subject: null, from: '2026-01-01', to: null, by: null };
    await accounts.give({ account: 'r2', ...role });
    // This recorder has checked the claim that the row counts; the other one has touched nothing of it.
    expect(await reads(people.recorder)).toEqual(['', true, true]);
    expect(await reads({ ...people.recorder, account: 'r2' })).toEqual([contact, true, false]);
    expect(await reads(people.superior)).toEqual(['', true, false]);
    await assign('s');
    expect(await reads(people.superior)).toEqual([contact, true, false]);
    expect(await reads(people.recorder)).toEqual(['', true, true]);
  });

  it('a resident objects to a row, without an account, and the receipt tells where it stands', async () => {
    const filed = await object({ contact: '13800000000' });
    expect(filed).toMatchObject({ no: '异2026-1', receipt: expect.stringMatching(/^[2-9a-z]{16}$/) });
    expect(await first()).toMatchObject({
      way: 'public',
      account: null,
      subject: 'p1',
      said: '没有这回事',
      contact: '13800000000',
      // The answer is due five working days after Monday the 5th: National Day's week ends on the 8th, and
      // the 10th is a working day.
      due: expect.stringMatching(/^2026-10-1\d$/)
    });
    const receipt = await here.app.residents.receipt(filed.receipt);
    expect(receipt).toMatchObject({ no: '异2026-1', state: 'open', answer: null, isOverdue: false });
    expect(JSON.stringify(receipt)).not.toMatch(/没有这回事|13800000000|沈秋月|p1/);
    expect(await here.app.residents.receipt('2345678923456789')).toBeNull();
    expect(await here.app.residents.receipt("' or 1=1")).toBeNull();
  });

  it('each has its own steps, however it is asked for', async () => {
    const receipt = await object();
    await assign('s');
    await objectAsMember(here.app, people.p2, { ...typed({ about: 'own' }), entry: '' });
    const { objections } = await here.app.read(people.recorder);
    const [one, other] = await objections.list();
    expect([one?.steps.length, other?.steps.length]).toEqual([1, 0]);
    const found = { receipt: one?.receipt ?? '', id: one?.id ?? '' };
    expect(receipt).toMatchObject({ receipt: found.receipt });
    expect(await objections.list({ receipt: found.receipt })).toEqual([one]);
    expect(await objections.list({ ids: [found.id] })).toEqual([one]);
    expect(await objections.list({ account: people.p2.account })).toEqual([other]);
    expect(await objections.list({ notice })).toEqual([one, other]);
  });

  it('the same key objects once, and gives the same receipt', async () => {
    const once = typed();
    const one = await here.app.residents.object(once, somewhere);
    expect(await here.app.residents.object(once, somewhere)).toEqual(one);
    expect(await all()).toHaveLength(1);
  });

  it('forms that are refused or sent twice don’t use up the ten of a quarter of an hour', async () => {
    const once = typed({ contact: '来信人' });
    const { receipt } = await here.app.residents.object(once, somewhere);
    for (let more = 0; more < 12; more += 1) {
      await expect(object({ said: '长'.repeat(501) })).rejects.toMatchObject({ code: 'too-long' });
      expect(await here.app.residents.object(once, somewhere)).toMatchObject({ receipt });
    }
    for (let more = 0; more < 9; more += 1) await object({ about: '' });
    await expect(object()).rejects.toMatchObject({ code: 'objections-too-many' });
    expect(await all()).toHaveLength(10);
  });

  it('what only grows holds no network address, no text and no way to be reached', async () => {
    await object({ contact: '13800000000' });
    for (const table of ['objection', 'change_log', 'audit', 'attempt'] as const) {
      const rows = JSON.stringify(await here.store.selectFrom(table).selectAll().execute());
      expect(rows).not.toMatch(/203\.0\.113|13800000000|没有这回事/);
    }
  });

  it('after the window it is refused, in words that say whom to tell instead', async () => {
    here.at('2026-11-05T04:00:00Z');
    await expect(object()).rejects.toMatchObject({
      code: 'objection-late',
      params: { who: expect.stringMatching(/./), where: expect.stringMatching(/./) }
    });
    expect(await all()).toEqual([]);
  });

  it('is bounded by source, and no source’s flood shuts out another', async () => {
    for (let at = 0; at < 10; at += 1) await object();
    await expect(object()).rejects.toMatchObject({ code: 'objections-too-many', status: 429 });
    await object({}, '198.51.100.9');
    here.at('2026-10-05T04:16:00Z');
    await object();
    expect(await all()).toHaveLength(12);
  });

  it('no member’s flood shuts out residents or another member, nor residents’ a member', async () => {
    const asMember = (by = people.p1) =>
      objectAsMember(here.app, by, { ...typed({ about: 'own' }), entry: '' });
    for (let at = 0; at < 10; at += 1) await asMember();
    await expect(asMember()).rejects.toMatchObject({ code: 'objections-too-many', status: 429 });
    await asMember(people.p2);
    let at = 0;
    const { objections } = await here.app.read(people.recorder);
    await here.app.runCommand(
      people.recorder,
      { permission: 'handle-objections', key: key() },
      async (stores) => {
        for (; at < 300; at += 1)
          await stores.objections.file({
            notice,
            year: 2026,
            receipt: `receipt-${at}`,
            way: 'public',
            subject: null,
            entry: null,
            months: null,
            account: null,
            due: '2026-10-12',
            said: '不对',
            contact: '',
            paper: ''
          });
        return null;
      }
    );
    expect(await objections.list()).toHaveLength(311);
    await expect(object()).rejects.toMatchObject({ code: 'objections-too-many' });
    await asMember(people.p2);
  });

  it.each([
    ['nothing', { said: ' 。 ' }, 'objection-empty'],
    ['more than fits', { said: '字'.repeat(501) }, 'too-long'],
    ['a hidden character', { said: '李\u202e明' }, 'hidden-characters'],
    ['a long contact', { contact: '1'.repeat(61) }, 'too-long'],
    ['a row that isn’t there', { about: '99' }, 'objection-row'],
    ['what is no row', { about: 'p1' }, 'objection-row'],
    ['another notice', { notice: 'zzzzzzz' }, 'not-found'],
    ['a bad key', { key: 'short' }, 'bad-key']
  ])('refuses %s whole', async (_, more, code) => {
    await expect(object(more)).rejects.toMatchObject({ code });
    expect(await all()).toEqual([]);
  });

  it('keeps a script as the text that it is', async () => {
    await object({ said: '<script>alert(1)</script>\r\n=1+1' });
    expect((await first()).said).toBe('<script>alert(1)</script>\n=1+1');
  });

  it('a member objects to their own row and line', async () => {
    await objectAsMember(here.app, people.p1, { ...typed({ about: 'own' }), entry: '申2026-1' });
    expect(await first()).toMatchObject({ way: 'member', account: 'm-p1', subject: 'p1', entry: '申2026-1' });
    const foreign = { ...typed({ about: 'own' }), entry: 'e1' };
    await expect(objectAsMember(here.app, people.p1, foreign)).rejects.toMatchObject({
      code: 'objection-row'
    });
  });

  it('nobody finds out by it which lines a colleague has', async () => {
    const theirs = { ...typed({ about: '0' }), entry: '申2026-1' };
    await expect(objectAsMember(here.app, people.p2, theirs)).rejects.toMatchObject({
      code: 'objection-row'
    });
  });

  it('what came on paper counts by the day on which it came in', async () => {
    const paper = { key: key(), notice, subject: 'p2', said: '名次不对', contact: '', paper: '来信3' };
    const keyed = (received: string, by = people.recorder) =>
      keyObjection(here.app, by, { ...paper, key: key(), received });
    here.at('2026-11-05T04:00:00Z');
    await expect(keyed('2026-11-04')).rejects.toMatchObject({ code: 'objection-late' });
    await expect(keyed('2026-10-04')).rejects.toMatchObject({ code: 'objection-too-early' });
    await expect(keyed('2026-10-06', people.p1)).rejects.toMatchObject({ code: 'forbidden' });
    await keyed('2026-10-06');
    expect(await first()).toMatchObject({ way: 'paper', paper: '来信3', subject: 'p2', account: 'r' });
  });

  it('the superior of several units gets to an objection of each, and nobody to one of none of theirs', async () => {
    await object();
    const { id } = await first();
    const other = await aUnit(here.store, '春晖社区', { firstPeriod: '2026-01' });
    const role = { role: 'superior', subject: null, from: '2026-01-01', to: null, by: null } as const;
    await other.accounts.give({ account: 's', ...role });
    const placeFor = (account: string) =>
      placeOfObjection(
        {
          locals: {
            app: here.app,
            actor: { ...people.superior, account, unit: other.unit.id }
          } as unknown as App.Locals,
          url: new URL('http://localhost/office/objections'),
          params: { objection: id }
        },
        'see-objections'
      );
    expect(await placeFor('s')).toMatchObject({ unit: people.recorder.unit, roles: ['superior'] });
    await expect(placeFor('c2')).rejects.toMatchObject({ status: 404 });
  });

  describe('the investigator isn’t involved', () => {
    const ofLine = () =>
      objectAsMember(here.app, people.p1, { ...typed({ about: 'own' }), entry: '申2026-1' });

    it.each([
      ['whoever booked or checked the line', 'r'],
      ['who sat in the meeting that granted it', 'c2']
    ])('refused: %s', async (_, investigator) => {
      await ofLine();
      await expect(assign(investigator)).rejects.toMatchObject({ code: 'investigator-involved' });
    });

    it('refused: whose row it is', async () => {
      await object({ about: '2' });
      expect(await first()).toMatchObject({ subject: 'p3' });
      await expect(assign('c1')).rejects.toMatchObject({ code: 'investigator-involved' });
      await assign('c2');
    });

    it('nor chosen by whose row it is', async () => {
      await object({ about: '2' });
      await expect(assign('c2', people.c1)).rejects.toMatchObject({ code: 'objection-involved' });
      await expect(assign('c2', { ...people.c1, subject: null })).rejects.toMatchObject({
        code: 'objection-involved'
      });
      await assign('c2', people.superior);
    });

    it('refused: who has no such role; the superior may always', async () => {
      await ofLine();
      await expect(assign('m-p2')).rejects.toMatchObject({ code: 'investigator-missing' });
      await assign('s');
      await expect(find(people.recorder)).rejects.toMatchObject({ code: 'not-investigator' });
      await find();
    });

    it('refused: who made any line of the row, when none is named', async () => {
      await object();
      expect(await first()).toMatchObject({ subject: 'p1', entry: null, months: ['2026-09', '2026-09'] });
      for (const maker of ['r', 'c2', 'c3'])
        await expect(assign(maker)).rejects.toMatchObject({ code: 'investigator-involved' });
      await assign('s');
    });

    it('not who made lines of another row alone, nor of a later month', async () => {
      // p2's entry was booked by the import alone.
      await object({ about: '1' });
      await expect(assign('r')).rejects.toMatchObject({ code: 'investigator-involved' });
      await assign('c2');
    });

    it('the database itself refuses them of a row, too', async () => {
      await object();
      const { id } = await first();
      const slip = (investigator: string, objection = id) =>
        sql`insert into objection_step (id, seq, unit_id, objection_id, no, action, account_id, investigator_id, done_at)
          select ${`slip-${investigator}`}, max(seq), ${people.recorder.unit}, ${objection}, 1, 'assign', 's',
            ${investigator}, '' from change_log`.execute(here.store);
      for (const maker of ['r', 'c2', 'c3'])
        await expect(slip(maker)).rejects.toThrow('nobody investigates what they are involved in');
      await slip('s');
    });

    it('the database itself refuses them, and an answer by a party', async () => {
      await ofLine();
      const { id } = await first();
      const slip = (action: string, account: string, investigator: string | null) =>
        sql`insert into objection_step (id, seq, unit_id, objection_id, no, action, account_id, investigator_id, done_at)
          select ${`slip-${account}-${investigator}`}, max(seq), ${people.recorder.unit}, ${id}, 1, ${action},
            ${account}, ${investigator}, '' from change_log`.execute(here.store);
      const wanted = 'nobody investigates what they are involved in';
      for (const involved of ['r', 'c2', 'c3', 'm-p1'])
        await expect(slip('assign', 's', involved)).rejects.toThrow(wanted);
      await expect(slip('answer', 'm-p1', null)).rejects.toThrow(wanted);
    });
  });

  describe('a yearly file', () => {
    const fileOf = async (subject: string, oneself?: string) => {
      const stores = await here.app.read(people.recorder);
      return (await personYear(stores, { subject, year: 2026, oneself })).objections;
    };

    it('has what was objected to of the person’s rows, and what it was answered', async () => {
      await object({ contact: '13800000000' });
      await object({ about: '1' });
      await object({ about: '' });
      expect(await fileOf('p1')).toEqual([
        {
          no: '异2026-1',
          state: 'open',
          answer: null,
          supplements: [],
          entry: null,
          filed: '2026-10-05T04:00:00.000Z',
          notice: { code: notice, period: '2026-09', year: 2026, no: 1 }
        }
      ]);
      await assign('s');
      await find();
      await answer({ upheld: false, words: '协议在档，不成立。' });
      expect(await fileOf('p1')).toMatchObject([
        { state: 'dismissed', answer: { at: '2026-10-05T04:00:00.000Z', words: '协议在档，不成立。' } }
      ]);
      expect(JSON.stringify(await fileOf('p1'))).not.toMatch(/没有这回事|13800000000|查无此协议/);
      const { objections } = await personYear(await here.app.read(people.recorder), {
        subject: 'p1',
        year: 2025
      });
      expect(objections).toEqual([]);
    });

    it('of one’s own: what others raised once it is answered, and never who did', async () => {
      const { receipt } = await object({ contact: '13800000000' });
      const own = () => fileOf('p1', 'm-p1');
      expect(await own()).toEqual([]);
      await assign('s');
      await find();
      expect(await own()).toEqual([]);
      await answer({ upheld: false, words: '协议在档，不成立。' });
      expect(await own()).toMatchObject([{ no: '异2026-1', state: 'dismissed' }]);
      // A colleague's and a resident's objections look the same.
      const colleague = { ...typed({ about: '0', said: '另有其人' }), entry: '' };
      await objectAsMember(here.app, people.p2, colleague);
      expect(await own()).toHaveLength(1);
      await objectAsMember(here.app, people.p1, { ...typed({ about: 'own', said: '我的' }), entry: '' });
      expect(await own()).toMatchObject([{ no: '异2026-1' }, { no: '异2026-3', state: 'open' }]);
      expect(await fileOf('p1')).toHaveLength(3);
      const keys = (await fileOf('p1')).flatMap((one) => Object.keys(one));
      expect(new Set(keys)).toEqual(
        new Set(['no', 'notice', 'entry', 'filed', 'state', 'answer', 'supplements'])
      );
      expect(JSON.stringify(await own())).not.toContain(receipt);
    });
  });

  describe('the answer', () => {
    const prepared = async () => {
      await object();
      await assign('s');
      await find();
    };
    const entries = async () => (await here.app.read(people.recorder)).ledger.entries();

    it('comes after the findings, once, and stands on the receipt', async () => {
      const { receipt } = await object();
      await expect(answer()).rejects.toMatchObject({ code: 'objection-state' });
      await assign('s');
      await find();
      await answer({ upheld: false, words: '协议在档，不成立。' });
      expect(await here.app.residents.receipt(receipt)).toMatchObject({
        state: 'dismissed',
        due: null,
        answer: { words: '协议在档，不成立。', upheld: false, day: '2026-10-05' }
      });
      await expect(answer()).rejects.toMatchObject({ code: 'objection-state' });
      expect((await entries()).filter(({ id }) => id.startsWith('异'))).toEqual([]);
    });

    it('M4 M7 upheld: reversal and correction in the open month, on a meeting’s ground, numbered after it', async () => {
      await prepared();
      const { id: meeting } = await meet('21号');
      const corrected = { ...claim, item: 'activity', subject: undefined, story: '' };
      await answer({ meeting, reverses: ['申2026-1'], corrected });
      const booked = (await entries()).filter(({ id }) => id.startsWith('异'));
      expect(booked).toMatchObject([
        { id: '异2026-1-1', reverses: '申2026-1', period: '2026-10', subject: 'p1', basis: '异2026-1' },
        { id: '异2026-1-2', item: 'activity', period: '2026-10', subject: 'p1', basis: '异2026-1' }
      ]);
      const { decisions } = await here.app.read(people.recorder);
      const decision = (await decisions.list()).find(({ id }) => id === booked[0]?.decision);
      expect(decision).toMatchObject({ minutes: '21号' });
      expect(objectionStatus(await first())).toMatchObject({ state: 'upheld', due: null });
    });

    it('only a decision makes a ledger entry, and nothing is undone twice', async () => {
      await prepared();
      const undo = { reverses: ['申2026-1'] };
      await expect(answer(undo)).rejects.toMatchObject({ code: 'correction-missing' });
      const { id: meeting } = await meet('21号');
      await expect(answer({ meeting, reverses: ['nothing'] })).rejects.toMatchObject({
        code: 'unknown-reversal'
      });
      await answer({ meeting, ...undo });
      await object({}, '198.51.100.9');
      const other = (await all())[1];
      expect(other?.no).toBe(2);
      expect((await entries()).filter(({ reverses }) => reverses === '申2026-1')).toHaveLength(1);
    });

    it('who has a part steps aside in the meeting, which is recorded; without a quorum it waits', async () => {
      await object({ about: '2' });
      await assign('s');
      await find();
      const corrected = { ...claim, story: '' };
      const { id: small } = await meet('21号', ['c1', 'c2']);
      await expect(answer({ meeting: small, corrected })).rejects.toMatchObject({
        code: 'no-quorum-for-claim',
        params: { left: 1, needed: 2 }
      });
      const { id: meeting } = await meet('22号', ['c1', 'c2', 'c3']);
      await expect(answer({ meeting, corrected }, people.c1)).rejects.toMatchObject({
        code: 'objection-involved'
      });
      // Nor do they learn what was wrong with the form.
      await expect(answer({ meeting, reverses: ['nothing'] }, people.c1)).rejects.toMatchObject({
        code: 'objection-involved'
      });
      await answer({ meeting, corrected });
      const aside = await here.store.selectFrom('objection_recusal').select('account_id').execute();
      expect(aside).toEqual([{ account_id: 'c1' }]);
    });

    it('two at once: the second is told, and nothing is overwritten', async () => {
      await object();
      const { id } = await first();
      const given = () =>
        assignInvestigator(here.app, people.recorder, {
          key: key(),
          objection: id,
          seen: 0,
          investigator: 's'
        });
      await given();
      await expect(given()).rejects.toMatchObject({ code: 'objection-changed' });
    });

    it('all of it stands in the audit trail, and what is erased leaves it whole', async () => {
      await prepared();
      await answer({ meeting: (await meet('21号')).id, reverses: ['申2026-1'] });
      const verify = () => verifyAudit(here.store, people.recorder.unit);
      expect(await verify()).toMatchObject({ ok: true });
      await here.store.deleteFrom('objection_text').execute();
      expect(await verify()).toMatchObject({ ok: true });
      expect(await first()).toMatchObject({ said: '', contact: '' });
      await expect(here.store.updateTable('objection').set({ due: '2099-01-01' }).execute()).rejects.toThrow(
        'append-only'
      );
      await sql`insert into objection_recusal (meeting_id, objection_id, account_id)
        select meeting_id, objection_id, 'r' from objection_step where meeting_id is not null`.execute(
        here.store
      );
      expect(await verify()).toMatchObject({ ok: false, why: 'changes-differ' });
    });
  });
});

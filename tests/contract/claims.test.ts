import { claimNo } from '$lib/server/domain/claims/claim-no';
import { statusOf } from '$lib/server/domain/claims/claim-status';
import { forwardClaims, mergeClaims, returnClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim, keyClaim } from '$lib/server/domain/claims/declare-claim';
import { answerClaim, amendClaim, withdrawClaim } from '$lib/server/domain/claims/own-claim';
import { syncedClaims } from '$lib/server/domain/claims/synced-claims';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { undoCheck } from '$lib/server/domain/claims/undo-check';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { person } from '../make/person';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const typed = {
  subject: '',
  item: 'mediation',
  date: '2026-10-03',
  quantity: '',
  value: '',
  matterText: '五号院滴水',
  basis: '调字34号',
  story: '当天签了协议'
};

describe.each(databases)('claims on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `claim-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const declare = (more: Partial<typeof typed> = {}, by = people.p1) =>
    declareClaim(here.app, by, { key: key(), ...typed, ...more });
  const one = async (id: string) => {
    const { claims, unit } = await here.app.read(people.recorder);
    const [claim] = await claims.list({ ids: [id] });
    if (!claim) throw new Error(`no claim ${id}`);
    return { claim, ...statusOf(claim, here.app.clock().toISOString().slice(0, 10), unit.timeZone) };
  };
  /** claims as their declarer's or their subject's phone gets them */
  const onPhone = async (by: typeof people.p1) =>
    syncedClaims(await here.app.read(people.recorder), here.app.clock(), by);
  const forward = async (id: string, by = people.recorder) =>
    forwardClaims(here.app, by, {
      key: key(),
      claims: [{ claim: id, seen: (await one(id)).last }],
      words: ''
    });

  it('keeps what a member did, with a number of its own, once for a key', async () => {
    const input = { key: key(), ...typed };
    const first = await declareClaim(here.app, people.p1, input);
    expect(await declareClaim(here.app, people.p1, input)).toEqual(first);
    expect(first.no).toBe('申2026-1');
    expect((await declare({ date: '2026-10-04' })).no).toBe('申2026-2');
    const { claim, state, fields } = await one(first.id);
    expect(claim).toMatchObject({ subject: 'p1', way: 'own', declaredBy: 'm-p1' });
    expect(claimNo(claim)).toBe(first.no);
    expect(state).toBe('open');
    expect(fields).toMatchObject({
      item: 'mediation',
      quantity: 1,
      matterText: '五号院滴水',
      story: '当天签了协议'
    });
  });

  it('keeps the device’s time beside the server’s, as it was said, and decides nothing by it', async () => {
    const [at, wrong] = [here.app.clock().toISOString(), '2099-01-01T00:00:00.000Z'];
    const input = { key: key(), ...typed };
    const first = await declareClaim(here.app, { ...people.p1, deviceAt: wrong }, input);
    // This form comes again, and the clock has been set right meanwhile.
    expect(await declareClaim(here.app, { ...people.p1, deviceAt: at }, input)).toEqual(first);
    await forward(first.id);
    const { claims, trail } = await here.app.read(people.recorder);
    const { claim, answerBy } = await one(first.id);
    expect(claim).toMatchObject({ declared: at, steps: [{ at }, { at }] });
    expect(answerBy).toBeNull();
    expect(await claims.deviceTimes(first.id)).toEqual(new Map([[1, wrong]]));
    const all = { account: null, action: null, except: [], but: [], from: null, to: null };
    const [last, before] = await trail.list(all, { before: null, take: 2 });
    expect([last?.deviceAt, before?.deviceAt]).toEqual([null, wrong]);
    expect(await verifyAudit(here.store, people.p1.unit)).toMatchObject({ ok: true });
  });

  it.each([
    ['an item that isn’t there', { item: 'flying' }, 'unknown-item'],
    ['a day that isn’t there', { date: '2026-02-30' }, 'bad-date'],
    ['a day to come', { date: '2026-10-06' }, 'date-in-future'],
    ['a quantity of nothing', { quantity: '0' }, 'bad-quantity'],
    ['a level that the item hasn’t', { item: 'commendation', value: '宇宙' }, 'bad-value'],
    ['somebody who isn’t in the unit', { subject: 'p9' }, 'unknown-person'],
    ['an award that comes by itself', { item: 'punctual' }, 'unknown-item'],
    ['a formula', { basis: '=1+1' }, 'formula'],
    ['hidden characters', { story: 'a\u202eb' }, 'hidden-characters'],
    ['a story without end', { story: '长'.repeat(301) }, 'too-long']
  ])('refuses %s, and keeps nothing', async (_, more, code) => {
    await expect(declare(more)).rejects.toMatchObject({ code });
    expect(await (await here.app.read(people.recorder)).claims.list({})).toEqual([]);
  });

  it('keeps a script in a text as the text that it is', async () => {
    const { id } = await declare({ story: '<script>alert(1)</script>' });
    expect((await one(id)).fields.story).toBe('<script>alert(1)</script>');
  });

  it('refuses the same claim twice, and lets it come again after it was withdrawn', async () => {
    const { id, no: first } = await declare();
    await expect(declare()).rejects.toMatchObject({ code: 'claim-twice', params: { no: first } });
    // A selector of a glyph's variant is part of some names, and makes no other paper.
    const unseen = declare({ basis: `${typed.basis}\ufe00` });
    await expect(unseen).rejects.toMatchObject({ code: 'claim-twice', params: { no: first } });
    await withdrawClaim(here.app, people.p1, { key: key(), claim: id, seen: 1 });
    await expect(declare()).resolves.toBeTruthy();
  });

  it('refuses whom the roster has left, and days outside of service', async () => {
    await here.misdate('p1', '2026-10-04');
    await expect(declare()).rejects.toMatchObject({ code: 'not-in-service' });
  });

  it('lets an account that isn’t scored declare nothing, and a member check nothing', async () => {
    await expect(declare({}, people.c2)).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = await declare();
    await expect(forward(id, people.p1)).rejects.toMatchObject({ code: 'forbidden' });
  });

  describe('what a colleague reports', () => {
    it('waits three days for the answer, and is checked after that', async () => {
      const { id } = await declare({ subject: 'p2' });
      expect(await one(id)).toMatchObject({ state: 'waiting', answerBy: '2026-10-08' });
      await expect(forward(id)).rejects.toMatchObject({ code: 'claim-state' });
      here.at('2026-10-08T15:00:00Z');
      expect((await one(id)).state).toBe('waiting');
      here.at('2026-10-09T04:00:00Z');
      expect((await one(id)).state).toBe('open');
      await forward(id);
      expect((await one(id)).state).toBe('forwarded');
    });

    it('is about whoever has that name, and about nobody when two have it', async () => {
      const { id } = await declare({ subject: '李\u3000明' });
      const other = await declare({ subject: '李明', basis: '8号' });
      const { subject } = (await one(other.id)).claim;
      expect(await one(id)).toMatchObject({ state: 'waiting', claim: { subject } });
      await expect(declare({ subject: '没有这个人' })).rejects.toMatchObject({ code: 'unknown-person' });
      await expect(declare({ subject: '李明明' })).rejects.toMatchObject({
        code: 'unknown-person-near',
        params: { names: '李明' }
      });
      await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async (stores) => {
        await stores.roster.save([person('p9', '李明')]);
        return null;
      });
      await expect(declare({ subject: '李明' })).rejects.toMatchObject({ code: 'name-shared' });
      expect((await one((await declare({ subject: 'p9', basis: '9号' })).id)).state).toBe('waiting');
    });

    it('may be answered once, by whom it is about and nobody else', async () => {
      const { id } = await declare({ subject: 'p2' });
      const answer = (by = people.p2, seen = 1) =>
        answerClaim(here.app, by, { key: key(), claim: id, seen, agrees: false, words: '不是我' });
      await expect(answer(people.p1)).rejects.toMatchObject({ code: 'not-found' });
      await answer();
      const { state, answer: reported } = await one(id);
      expect([state, reported?.agrees, reported?.words]).toEqual(['open', false, '不是我']);
      const own = { answerBy: null, answer: { agrees: false, words: '不是我' } };
      expect(await onPhone(people.p2)).toMatchObject([own]);
      expect((await onPhone(people.p1))[0]).not.toHaveProperty('answer');
      const twice = { code: 'claim-answered', params: { no: '申2026-1' } };
      await expect(answer(people.p2, 1)).rejects.toMatchObject(twice);
      await expect(answer(people.p2, 2)).rejects.toMatchObject(twice);
      await forward(id);
      await expect(answer(people.p2, 3)).rejects.toMatchObject(twice);
      await expect(answer(people.p1, 3)).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  it('takes what came on paper, with its number, and nothing without', async () => {
    const paper = { key: key(), ...typed, subject: 'p2', paper: '表12' };
    const { id } = await keyClaim(here.app, people.recorder, paper);
    expect((await one(id)).claim).toMatchObject({ way: 'paper', subject: 'p2', paper: '表12' });
    await expect(
      keyClaim(here.app, people.recorder, { ...paper, key: key(), paper: '' })
    ).rejects.toMatchObject({ code: 'paper-number-missing' });
    // The recorder who keyed it in may check it all the same.
    await forward(id);
    expect((await one(id)).state).toBe('forwarded');
  });

  it('a paper counts as declared on its own day, so that an earlier meeting may decide what is keyed in later', async () => {
    here.at('2026-11-03T04:00:00Z');
    const paper = { ...typed, subject: 'p2', paper: '表12', date: '2026-10-31' };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, {
      key: key(),
      date: '2026-11-02',
      body: '两委会',
      minutes: '〔2026〕31号',
      members: ['c2', 'c3']
    });
    const ruled = async (received: string) => {
      const sent = { key: key(), ...paper, basis: `调字${key()}`, received };
      const { id } = await keyClaim(here.app, people.recorder, sent);
      await forward(id);
      return ruleOnClaims(here.app, people.recorder, {
        key: key(),
        meeting,
        rulings: [{ claim: id, seen: 2, granted: true, words: '' }]
      });
    };
    expect(await ruled('2026-10-31')).toEqual({ granted: 1, refused: 0 });
    for (const late of ['2026-11-03', ''])
      await expect(ruled(late)).rejects.toMatchObject({
        code: 'decision-before-claim',
        params: { event: '2026-11-03' }
      });
    await expect(ruled('2026-11-04')).rejects.toMatchObject({ code: 'date-in-future' });
    await expect(ruled('2026-10-30')).rejects.toMatchObject({ code: 'paper-before-event' });
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('a recorder’s own paper is keyed in by somebody else, also of who they were before', async () => {
    const paper = { ...typed, subject: 'p2', paper: '表12' };
    const keyed = (by = people.recorder) => keyClaim(here.app, by, { key: key(), ...paper });
    await expect(keyed({ ...people.recorder, subject: 'p2' })).rejects.toMatchObject({
      code: 'own-claim',
      params: { no: '表12' }
    });
    const { accounts, claims } = await here.app.read(people.recorder);
    const past = { from: '2026-01-01', to: '2026-02-01', by: null };
    await accounts.give({ account: 'r', role: 'member', subject: 'p2', ...past });
    await expect(keyed()).rejects.toMatchObject({ code: 'own-claim' });
    expect(await claims.list({})).toEqual([]);
  });

  it('is sent back with a reason, mended by who declared it, and checked again', async () => {
    const { id } = await declare();
    const back = (words: string) =>
      returnClaims(here.app, people.recorder, { key: key(), claims: [{ claim: id, seen: 1 }], words });
    await expect(back('')).rejects.toMatchObject({ code: 'reason-missing' });
    await back('缺协议编号');
    expect((await one(id)).state).toBe('returned');
    const amend = (by = people.p1) =>
      amendClaim(here.app, by, { key: key(), claim: id, seen: 2, ...typed, basis: '调字35号' });
    await expect(amend(people.p2)).rejects.toMatchObject({ code: 'not-found' });
    expect(await onPhone(people.p1)).toMatchObject([{ state: 'returned', words: '缺协议编号' }]);
    await amend();
    const { state, fields } = await one(id);
    expect([state, fields.basis]).toEqual(['open', '调字35号']);
    expect(await onPhone(people.p1)).toMatchObject([{ state: 'open', words: '' }]);
    // Another device of the declarer had the same page open.
    await expect(amend()).rejects.toMatchObject({ code: 'claim-amended', params: { no: '申2026-1' } });
    const again = { key: key(), claims: [{ claim: id, seen: 3 }], words: '缺日期' };
    await returnClaims(here.app, people.recorder, again);
    await expect(amend()).rejects.toMatchObject({ code: 'claim-changed' });
  });

  it('a paper that was sent back is put right by who keyed it in; what a member declared isn’t', async () => {
    const { id } = await keyClaim(here.app, people.recorder, {
      key: key(),
      ...typed,
      subject: 'p2',
      paper: '表12'
    });
    const back = { key: key(), claims: [{ claim: id, seen: 1 }], words: '编号不清' };
    await returnClaims(here.app, people.recorder, back);
    await forwardClaims(here.app, people.recorder, {
      key: key(),
      claims: [{ claim: id, seen: 2 }],
      words: '',
      adjusted: { ...typed, basis: '调字36号' }
    });
    expect(await one(id)).toMatchObject({ state: 'forwarded', fields: { basis: '调字36号' } });
    const own = await declare();
    const claims = [{ claim: own.id, seen: 1 }];
    await returnClaims(here.app, people.recorder, { key: key(), claims, words: '缺编号' });
    await expect(forward(own.id)).rejects.toMatchObject({ code: 'claim-state' });
  });

  it('bounds how much one account may leave in the inbox', async () => {
    const { claims } = await here.app.read(people.recorder);
    const fields = { ...typed, quantity: 1, date: '2026-10-01' };
    for (let at = 0; at < 100; at += 1)
      await claims.declare({
        year: 2026,
        subject: 'p1',
        way: 'own',
        account: 'm-p1',
        paper: '',
        fields: { ...fields, basis: `${at}号` }
      });
    await expect(declare()).rejects.toMatchObject({ code: 'too-many-claims' });
    await expect(declare({}, people.p2)).resolves.toBeTruthy();
  });

  it('bounds how much one account may declare and withdraw again in a day', async () => {
    for (let at = 0; at < 100; at += 1) {
      const { id } = await declare({ basis: `${at}号` });
      await withdrawClaim(here.app, people.p1, { key: key(), claim: id, seen: 1 });
    }
    await expect(declare()).rejects.toMatchObject({ code: 'too-many-claims' });
    here.at('2026-10-06T04:00:01Z');
    await expect(declare()).resolves.toBeTruthy();
  });

  it('merges two claims of one matter, and only of one person and item', async () => {
    const [a, b] = [await declare(), await declare({ basis: '调字35号' })];
    const other = await declare({ basis: '' }, people.p2);
    const merge = (into: string) =>
      mergeClaims(here.app, people.recorder, { key: key(), claim: b.id, seen: 1, into });
    await expect(merge(other.id)).rejects.toMatchObject({ code: 'merge-unlike' });
    await expect(merge(b.id)).rejects.toMatchObject({ code: 'merge-unlike' });
    await merge(a.id);
    expect((await one(b.id)).state).toBe('merged');
  });

  it('what stands for another one, too, isn’t taken back; once they are apart again, it is', async () => {
    const [a, b] = [await declare(), await declare({ basis: '调字35号' })];
    const merged = { key: key(), claim: b.id, seen: 1, into: a.id };
    await mergeClaims(here.app, people.recorder, merged);
    const withdraw = () => withdrawClaim(here.app, people.p1, { key: key(), claim: a.id, seen: 1 });
    await expect(withdraw()).rejects.toMatchObject({ code: 'claim-stands-for-others', params: { no: a.no } });
    expect((await one(a.id)).state).toBe('open');
    const at = (await one(b.id)).claim.steps.at(-1)?.at ?? '';
    await undoCheck(here.app, people.recorder, { key: key(), at });
    await withdraw();
    expect([(await one(a.id)).state, (await one(b.id)).state]).toEqual(['withdrawn', 'open']);
  });

  it('tells the second of two recorders that somebody was there before, and overwrites nothing', async () => {
    const { id } = await declare();
    const claims = [{ claim: id, seen: 1 }];
    await forwardClaims(here.app, people.recorder, { key: key(), claims, words: '' });
    await expect(
      returnClaims(here.app, people.recorder, { key: key(), claims, words: '再看' })
    ).rejects.toMatchObject({ code: 'claim-changed' });
    expect((await one(id)).state).toBe('forwarded');
  });

  it('adjusts what was declared, and keeps what it was', async () => {
    const { id } = await declare({ quantity: '3' });
    await forwardClaims(here.app, people.recorder, {
      key: key(),
      claims: [{ claim: id, seen: 1 }],
      words: '只有一件有协议',
      adjusted: { ...typed, quantity: '1' }
    });
    const { claim, fields } = await one(id);
    expect(fields.quantity).toBe(1);
    expect(claim.steps[0]?.fields?.quantity).toBe(3);
  });

  it('adjusts one at a time: of several it would be said of each', async () => {
    const claims = [await declare(), await declare({ basis: '调字35号' })].map(({ id }) => ({
      claim: id,
      seen: 1
    }));
    const several = { claims, words: '', adjusted: { ...typed, quantity: '1' } };
    await expect(forwardClaims(here.app, people.recorder, { key: key(), ...several })).rejects.toMatchObject({
      code: 'bad-form',
      status: 400
    });
    for (const { claim } of claims) expect((await one(claim)).state).toBe('open');
  });

  it('lets a recorder check nothing of their own', async () => {
    const { id } = await declare();
    const both = { ...people.recorder, subject: 'p1' };
    await expect(forward(id, both)).rejects.toMatchObject({ code: 'own-claim' });
  });

  it('lets a recorder check nothing of whom they were before', async () => {
    const { accounts } = await here.app.read(people.recorder);
    const past = { from: '2026-01-01', to: '2026-02-01', by: null };
    await accounts.give({ account: 'r', role: 'member', subject: 'p2', ...past });
    await accounts.give({
      account: 'c2',
      role: 'recorder',
      subject: null,
      from: '2026-01-01',
      to: null,
      by: null
    });
    const [{ id }, other] = [await declare({}, people.p2), await declare({ basis: '调字35号' }, people.p2)];
    await expect(forward(id)).rejects.toMatchObject({ code: 'own-claim' });
    const { recorder } = people;
    await expect(
      returnClaims(here.app, recorder, { key: key(), claims: [{ claim: id, seen: 1 }], words: '再看' })
    ).rejects.toMatchObject({ code: 'own-claim' });
    await expect(
      mergeClaims(here.app, recorder, { key: key(), claim: other.id, seen: 1, into: id })
    ).rejects.toMatchObject({ code: 'own-claim' });
    await forward(id, { ...people.c2, roles: ['recorder'] });
    expect((await one(id)).state).toBe('forwarded');
  });

  it('stands in the audit trail, step by step', async () => {
    const { id } = await declare();
    await forward(id);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });
});

import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import type { Actor } from '$lib/server/platform/access/actor';
import { forwardClaims, mergeClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { answerClaim } from '$lib/server/domain/claims/own-claim';
import { syncedClaims } from '$lib/server/domain/claims/synced-claims';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

const typed = {
  subject: '',
  item: 'mediation',
  date: '2026-10-03',
  quantity: '',
  value: '',
  matterText: '',
  basis: '调字34号',
  story: ''
};
const held = { date: '2026-10-05', body: '两委会', minutes: '〔2026〕20号' };

describe.each(databases)('rulings on claims on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `ruling-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  /**
   * Puts a claim before the meeting.
   * @returns its id
   */
  const put = async (more: Partial<typeof typed> = {}, by = people.p1) => {
    const { id } = await declareClaim(here.app, by, { key: key(), ...typed, ...more });
    const claims = [{ claim: id, seen: 1 }];
    await forwardClaims(here.app, people.recorder, { key: key(), claims, words: '' });
    return id;
  };
  const meet = async (members = ['c2', 'c3'], more: Partial<typeof held> = {}, by = people.recorder) =>
    (await recordMeeting(here.app, by, { key: key(), ...held, ...more, members })).id;
  const rule = (
    meeting: string,
    ids: readonly string[],
    { granted = true, words = '', by = people.recorder, seen = 2 } = {}
  ) =>
    ruleOnClaims(here.app, by, {
      key: key(),
      meeting,
      rulings: ids.map((claim) => ({ claim, seen, granted, words }))
    });
  const entries = async () => (await here.app.read(people.recorder)).ledger.entries();

  it('tells on the phone how a claim was decided and by which meeting, and to a reporter only that it is settled', async () => {
    const [granted, refused] = [await put(), await put({ basis: '调字35号' })];
    const kept = await declareClaim(here.app, people.p1, { key: key(), ...typed, basis: '调字36号' });
    const double = await declareClaim(here.app, people.p1, { key: key(), ...typed, basis: '调字37号' });
    const merged = { claim: double.id, seen: 1, into: kept.id };
    await mergeClaims(here.app, people.recorder, { key: key(), ...merged });
    const seen = { ...typed, subject: 'p2', basis: '调字38号' };
    const { id: reported } = await declareClaim(here.app, people.p1, { key: key(), ...seen });
    const answer = { claim: reported, seen: 1, agrees: true, words: '' };
    await answerClaim(here.app, here.member('p2'), { key: key(), ...answer });
    const claims = [{ claim: reported, seen: 2 }];
    await forwardClaims(here.app, people.recorder, { key: key(), claims, words: '' });
    const meeting = await meet();
    await rule(meeting, [granted]);
    await rule(meeting, [reported], { seen: 3 });
    await rule(meeting, [refused], { granted: false, words: '没有协议书' });
    const decisions = async (member: Actor) => {
      const claims = await syncedClaims(await here.app.read(people.recorder), here.app.clock(), member);
      return new Map(claims.map(({ id, state, decided }) => [id, { state, decided }]));
    };
    const on = '2026-10-05';
    const mine = await decisions(people.p1);
    expect(mine.get(granted)).toEqual({ state: 'granted', decided: { on, meeting: held, into: '' } });
    expect(mine.get(refused)).toEqual({ state: 'refused', decided: { on, meeting: held, into: '' } });
    expect(mine.get(double.id)).toEqual({ state: 'merged', decided: { on, meeting: null, into: kept.no } });
    expect(mine.get(kept.id)).toEqual({ state: 'open', decided: null });
    expect(mine.get(reported)).toEqual({ state: 'settled', decided: null });
    expect((await decisions(here.member('p2'))).get(reported)).toMatchObject({
      state: 'granted',
      decided: { meeting: held }
    });
  });

  it('only a decision makes a ledger entry, on the basis of its minutes', async () => {
    const id = await put({ quantity: '2', matterText: '滴水' });
    expect(await entries()).toEqual([]);
    const meeting = await meet();
    expect(await rule(meeting, [id])).toEqual({ granted: 1, refused: 0 });
    const [entry] = await entries();
    expect(entry).toMatchObject({ id: '申2026-1', subject: 'p1', item: 'mediation', quantity: 2 });
    expect(entry).toMatchObject({ period: '2026-10', basis: '调字34号', matterText: '滴水' });
    const { decisions } = await here.app.read(people.recorder);
    expect((await decisions.list()).find(({ id: one }) => one === entry?.decision)).toMatchObject(held);
  });

  it('are found by the meeting that made them, and by the lines that they became', async () => {
    const [granted, refused, open] = [
      await put(),
      await put({ basis: '调字35号' }),
      await put({ basis: '调字36号' })
    ];
    const [first, second] = [await meet(), await meet(undefined, { minutes: '〔2026〕21号' })];
    await rule(first, [granted]);
    await rule(second, [refused], { granted: false, words: '没有协议' });
    const { claims } = await here.app.read(people.recorder);
    const idsOf = async (filter: Parameters<typeof claims.list>[0]) =>
      (await claims.list(filter)).map(({ id, steps }) => [id, steps.length]);
    expect(await idsOf({ meeting: first })).toEqual([[granted, 3]]);
    expect(await idsOf({ meeting: second })).toEqual([[refused, 3]]);
    expect(await idsOf({ entries: ['申2026-1', '申2026-2', '申2026-3'] })).toEqual([[granted, 3]]);
    expect(await idsOf({ ids: [open, granted] })).toEqual([
      [granted, 3],
      [open, 2]
    ]);
    const other = await aUnit(here.store, '春晖社区');
    expect(await other.claims.list({ meeting: first })).toEqual([]);
    expect(await other.claims.list({ entries: ['申2026-1'] })).toEqual([]);
    expect(await other.claims.list({ ids: [granted] })).toEqual([]);
  });

  it('M4 what happened in a sealed month is booked in the open one', async () => {
    await here.seal('2026-09');
    const id = await put({ date: '2026-09-20' });
    await rule(await meet(), [id]);
    expect(await entries()).toMatchObject([{ date: '2026-09-20', period: '2026-10' }]);
  });

  it('refuses with a reason alone, and books nothing', async () => {
    const id = await put();
    const meeting = await meet();
    await expect(rule(meeting, [id], { granted: false })).rejects.toMatchObject({ code: 'reason-missing' });
    expect(await rule(meeting, [id], { granted: false, words: '没有协议' })).toEqual({
      granted: 0,
      refused: 1
    });
    expect(await entries()).toEqual([]);
  });

  it('decides a claim once: the second of two deciders is told, and nothing is overwritten', async () => {
    const id = await put();
    const meeting = await meet();
    await rule(meeting, [id]);
    await expect(rule(meeting, [id])).rejects.toMatchObject({ code: 'claim-state' });
    await expect(rule(meeting, [await put({ date: '2026-10-04' })], { seen: 1 })).rejects.toMatchObject({
      code: 'claim-changed'
    });
    expect(await entries()).toHaveLength(1);
  });

  it('decides all that are named, or none', async () => {
    const [one, other] = [await put(), await put({ date: '2026-10-04' })];
    const meeting = await meet();
    await rule(meeting, [other]);
    await expect(rule(meeting, [one, other])).rejects.toMatchObject({ code: 'claim-state' });
    expect(await entries()).toHaveLength(1);
  });

  it('needs more than half of the committee, all of them its members, and minutes of its own', async () => {
    await expect(meet(['c2'])).rejects.toMatchObject({
      code: 'no-quorum',
      params: { present: 1, needed: 2 }
    });
    await expect(meet(['c2', 'r'])).rejects.toMatchObject({ code: 'not-of-committee' });
    await meet();
    await expect(meet()).rejects.toMatchObject({ code: 'minutes-recorded' });
    await expect(meet(['c2', 'c3'], { date: '2026-10-06' })).rejects.toMatchObject({
      code: 'decision-in-future'
    });
  });

  it('can’t decide what was declared after it', async () => {
    const meeting = await meet(['c2', 'c3'], { date: '2026-10-04' });
    const id = await put();
    await expect(rule(meeting, [id])).rejects.toMatchObject({ code: 'decision-before-claim' });
  });

  describe('nobody decides their own claim', () => {
    it('who has a part in it steps aside, and that is recorded', async () => {
      const id = await put({ subject: '' }, { ...people.c1, roles: ['member'] });
      const meeting = await meet(['c1', 'c2', 'c3']);
      await rule(meeting, [id]);
      const { meetings } = await here.app.read(people.recorder);
      expect(await meetings.recusals(meeting)).toEqual([{ claim: id, account: 'c1' }]);
    });

    it('without a quorum after that, it waits for the superior', async () => {
      const id = await put({ subject: '' }, { ...people.c1, roles: ['member'] });
      await expect(rule(await meet(['c1', 'c2']), [id])).rejects.toMatchObject({
        code: 'no-quorum-for-claim',
        params: { no: '申2026-1', left: 1, needed: 2 }
      });
      const superiorsDecision = { body: '街道党工委', minutes: '街〔2026〕3号' };
      const meeting = await meet([], superiorsDecision, people.superior);
      await rule(meeting, [id], { by: people.superior });
      expect(await entries()).toHaveLength(1);
    });

    it('the superior decides no claim that the committee can, where there are two recorders', async () => {
      await (
        await here.app.read(people.recorder)
      ).accounts.give({
        account: 'm-p1',
        role: 'recorder',
        subject: null,
        from: '2026-01-01',
        to: null,
        by: null
      });
      const id = await put({ subject: '' }, { ...people.c1, roles: ['member'] });
      const superiorsDecision = { body: '街道党工委', minutes: '街〔2026〕3号' };
      const meeting = await meet([], superiorsDecision, people.superior);
      const ruling = () => rule(meeting, [id], { by: people.superior });
      await expect(ruling()).rejects.toMatchObject({
        code: 'committee-decides',
        params: { named: '申2026-1', left: 2 }
      });
      expect(await entries()).toEqual([]);
      // c2 has left the committee, so of c1, whose claim it is, and c3 only one is left.
      await here.store
        .updateTable('role')
        .set({ to_date: '2026-10-04' })
        .where('account_id', '=', 'c2')
        .execute();
      await ruling();
      expect(await entries()).toHaveLength(1);
    });

    it('whoever checks claims here, or sits in the committee, is no superior who decides alone', async () => {
      for (const role of ['recorder', 'committee'] as const) {
        const both: typeof people.superior = { ...people.superior, roles: [role, 'superior'] };
        const superiorsDecision = { body: '街道党工委', minutes: '街〔2026〕3号' };
        await expect(meet([], superiorsDecision, both)).rejects.toMatchObject({ code: 'no-quorum' });
      }
    });

    it('nor records the ruling on it', async () => {
      const id = await put({ subject: '' }, { ...people.c1, roles: ['member'] });
      const meeting = await meet(['c2', 'c3']);
      await expect(rule(meeting, [id], { by: people.c1 })).rejects.toMatchObject({ code: 'own-claim' });
    });

    /** Writes a ruling past all code, with that meeting, recorded by that account. */
    const slip = (claim: string, meeting: string, account: string) =>
      sql`insert into claim_step (id, seq, unit_id, claim_id, no, action, account_id, meeting_id, granted, done_at)
        select ${`slip-${account}`}, max(seq), ${people.recorder.unit}, ${claim}, 3, 'rule', ${account}, ${meeting}, 1, ''
        from change_log`.execute(here.store);

    it('the database itself refuses both', async () => {
      const own = await put({ subject: '' }, { ...people.c1, roles: ['member'] });
      const [without, among] = [
        await meet(['c2', 'c3']),
        await meet(['c1', 'c2', 'c3'], { minutes: '21号' })
      ];
      const wanted = 'nobody decides their own claim';
      await expect(slip(own, without, 'c1')).rejects.toThrow(wanted);
      await expect(slip(own, among, 'c2')).rejects.toThrow(wanted);
      await expect(slip(own, without, 'c2')).resolves.toBeTruthy();
    });
  });

  it('stands in the audit trail with who sat there and who stepped aside', async () => {
    const id = await put({ subject: '' }, { ...people.c1, roles: ['member'] });
    await rule(await meet(['c1', 'c2', 'c3']), [id]);
    const verify = () => verifyAudit(here.store, people.recorder.unit);
    expect(await verify()).toMatchObject({ ok: true });
    await sql`insert into meeting_member (meeting_id, account_id) select id, 'r' from meeting`.execute(
      here.store
    );
    expect(await verify()).toMatchObject({ ok: false, why: 'changes-differ' });
  });
});

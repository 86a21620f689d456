import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { addSittingMember } from '$lib/server/domain/accounts/manage-accounts';
import { waitingFor } from '$lib/server/domain/dashboard/waiting';
import { confirmMeeting } from '$lib/server/domain/meetings/confirm-meeting';
import { meetingRegister } from '$lib/server/domain/meetings/meeting-register';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const typed = {
  subject: '',
  item: 'mediation',
  date: '2026-10-01',
  quantity: '',
  value: '',
  matterText: '',
  story: ''
};

/** A committee of three whose meeting decides claims of 1 October. It is made-up data. */
describe.each(databases)('what members say of a meeting on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  const key = () => `confirm-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    const { accounts } = await here.app.read(here.recorder);
    for (const id of ['r', 'c1', 'c2']) await accounts.setPassword(id, 'made-up hash', null);
    here.at('2026-10-02T01:00:00Z');
  });
  afterEach(() => here.end());

  const meet = async (members: string[], minutes: string) =>
    (
      await recordMeeting(here.app, here.recorder, {
        key: key(),
        date: '2026-10-02',
        body: '两委会',
        minutes,
        members
      })
    ).id;
  const decide = async (meeting: string) => {
    const basis = `调字${(no += 1)}号`;
    const { id } = await declareClaim(here.app, people.p1, { key: key(), ...typed, basis });
    await forwardClaims(here.app, here.recorder, { key: key(), claims: [{ claim: id, seen: 1 }], words: '' });
    const rulings = [{ claim: id, seen: 2, granted: true, words: '' }];
    await ruleOnClaims(here.app, here.recorder, { key: key(), meeting, rulings });
  };
  const say = (by: TestApp['recorder'], meeting: string, agrees: boolean, words = '') =>
    confirmMeeting(here.app, by, { key: key(), meeting, agrees, words });
  const states = async (minutes: string) => {
    const register = await meetingRegister(await here.app.read(here.recorder));
    const line = register.find(({ decision }) => decision.minutes === minutes);
    return line?.meeting?.sat.map(({ account, state, words }) => [account, state, words]);
  };
  const asked = async (by: TestApp['recorder']) =>
    (await waitingFor(await here.app.read(by), here.app.clock(), by)).confirm;

  it('who was recorded as present is asked once something rests on it, and again after later decisions', async () => {
    const meeting = await meet(['c1', 'c2', 'c3'], '〔2026〕1号');
    expect(await asked(people.c2)).toBe(0);
    await decide(meeting);
    expect(await asked(people.c2)).toBe(1);
    await say(people.c2, meeting, true);
    expect(await asked(people.c2)).toBe(0);
    expect(await states('〔2026〕1号')).toEqual([
      ['c1', 'waiting', ''],
      ['c2', 'confirmed', ''],
      // nobody gave them a password
      ['c3', 'paper', '']
    ]);
    await decide(meeting);
    expect(await asked(people.c2)).toBe(1);
    expect((await states('〔2026〕1号'))?.[1]).toEqual(['c2', 'outdated', '']);
  });

  it('a member says that it isn’t so, with the reason; the newest word counts', async () => {
    const meeting = await meet(['c1', 'c2'], '〔2026〕1号');
    await decide(meeting);
    await expect(say(people.c1, meeting, false)).rejects.toMatchObject({ code: 'reason-missing' });
    await say(people.c1, meeting, false, '我那天没有到会');
    expect((await states('〔2026〕1号'))?.[0]).toEqual(['c1', 'denied', '我那天没有到会']);
    await say(people.c1, meeting, true);
    expect((await states('〔2026〕1号'))?.[0]).toEqual(['c1', 'confirmed', '']);
    await expect(sql`update meeting_confirmation set agrees = 1`.execute(here.store)).rejects.toThrow(
      /append-only/
    );
    await expect(sql`delete from meeting_confirmation`.execute(here.store)).rejects.toThrow(/append-only/);
  });

  it('who wasn’t there says nothing of it, whatever their role', async () => {
    const meeting = await meet(['c1', 'c2'], '〔2026〕1号');
    await decide(meeting);
    await expect(say(here.recorder, meeting, true)).rejects.toMatchObject({ code: 'not-at-meeting' });
    await expect(say(people.p1, meeting, true)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(say(people.c1, 'none', true)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a member without sign-in sits in it and counts for the quorum', async () => {
    const added = await addSittingMember(here.app, here.operator, {
      key: key(),
      name: '某委员',
      from: '',
      to: ''
    });
    const [account] = (await (await here.app.read(here.recorder)).accounts.list()).filter(
      ({ id }) => id === added.account
    );
    expect(account).toMatchObject({ name: '某委员', signsIn: false });
    // Four may sit now, so two are no quorum.
    await expect(meet(['c1', 'c2'], '〔2026〕1号')).rejects.toMatchObject({ code: 'no-quorum' });
    await meet(['c1', 'c2', added.account], '〔2026〕1号');
    expect((await states('〔2026〕1号'))?.find(([id]) => id === added.account)?.[1]).toBe('paper');
  });

  it('minutes that came in by an import stand in the register, and get their attendance later', async () => {
    await here.book({ item: 'mediation' });
    const before = await meetingRegister(await here.app.read(here.recorder));
    expect(before.map(({ decision, meeting, present }) => [decision.minutes, meeting, present])).toEqual([
      ['〔2026〕19号', null, null]
    ]);
    const meeting = await meet(['c1', 'c2'], '〔2026〕19号');
    expect(await asked(people.c1)).toBe(1);
    await say(people.c1, meeting, true);
    const [after] = await meetingRegister(await here.app.read(here.recorder));
    expect(after).toMatchObject({ present: 2, entitled: 3, meeting: { id: meeting } });
  });
});

/** The committee’s roles began in November, and the ledger rests on a meeting of October. It is made-up data. */
describe.each(databases)('the attendance of a meeting before the open month on $kind', (database) => {
  it('is added with today’s committee where the ledger rests on it, and else refused', async () => {
    const here = await testApp({ database });
    here.at('2026-11-05T04:00:00Z');
    await aCommittee(here, { from: '2026-11-01' });
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    await here.seal('2026-10');
    const record = (minutes: string, key: string) =>
      recordMeeting(here.app, here.recorder, {
        key,
        date: '2026-10-02',
        body: '两委会',
        minutes,
        members: ['c1', 'c2']
      });
    await expect(record('〔2026〕20号', 'attend-key-20')).rejects.toMatchObject({
      code: 'meeting-before-committee'
    });
    expect((await record('〔2026〕19号', 'attend-key-19')).id).toBeTypeOf('string');
    await here.end();
  });
});

import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { mergeClaims, returnClaims } from '$lib/server/domain/claims/check-claims';
import { undoCheck } from '$lib/server/domain/claims/undo-check';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { keepReminders, ownReminders } from '$lib/server/domain/reminders/keep-reminders';
import { reminderJobs } from '$lib/server/domain/reminders/reminder-jobs';
import type { Actor } from '$lib/server/platform/access/actor';
import { webPush, type PushTarget } from '$lib/server/platform/push/send-push';
import { vapidKeys } from '$lib/server/platform/push/vapid-keys';
import { reminderKinds, type ReminderKind } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pushService, type PushService } from '../make/push-service';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

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
const reported = { ...typed, item: 'good-deed', matterText: '', basis: '感谢信7号', subject: 'p1' };

describe.each(databases)('reminders on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let service: PushService;
  let no = 0;
  let logged: unknown[];
  const key = () => `reminder-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    service = await pushService();
    logged = [];
  });
  afterEach(async () => {
    await here.end();
    await service.close();
  });

  const keys = vapidKeys('k'.repeat(64));
  /** signs an account in on a device */
  const onDevice = async (actor: Actor, session: string, until = '2026-12-01T00:00:00.000Z') => {
    const at = here.app.clock().toISOString();
    await here.store
      .insertInto('auth_session')
      .values({
        id: session,
        token: session,
        userId: actor.account,
        userAgent: null,
        expiresAt: until,
        createdAt: at,
        updatedAt: at
      })
      .execute();
    return { ...actor, session };
  };
  const keep = (
    actor: Actor,
    device: PushTarget | null,
    kinds: readonly ReminderKind[] = reminderKinds,
    language: 'zh-CN' | 'en' = 'zh-CN'
  ) => {
    // The server's settings switch reminders on; a test app has none.
    here.app.pushKey = keys.publicKey;
    return keepReminders(here.app, actor, { key: key(), device, kinds, language });
  };
  const jobs = () =>
    reminderJobs(webPush({ contact: 'board@example.org', keys, agent: service.agent }), {
      warn: (line: unknown) => void logged.push(line)
    });
  const run = async (name: string, stop = new AbortController().signal) => {
    for (const job of jobs().filter((each) => each.name === name))
      await job.run(here.store, here.app.clock(), stop);
  };
  const round = () => run('reminders');
  const said = () => service.messages.splice(0).map(({ to, text }) => `${to} ${JSON.parse(text).kind}`);
  const rows = () => here.store.selectFrom('push_subscription').selectAll().orderBy('made_at').execute();
  const report = () => declareClaim(here.app, people.p2, { key: key(), ...reported });

  it('S15 each kind reaches whom it concerns, after the commit, once', async () => {
    const [one, two] = [await onDevice(people.p1, 's1'), await onDevice(people.p2, 's2')];
    await keep(one, service.subscribe('one'));
    await keep(two, service.subscribe('two'));
    await round();
    expect(service.calls()).toBe(0);

    await report();
    await round();
    expect(said()).toEqual(['one asked']);

    const first = await declareClaim(here.app, people.p1, { key: key(), ...typed });
    const second = await declareClaim(here.app, people.p1, { key: key(), ...typed, date: '2026-10-04' });
    const third = await declareClaim(here.app, people.p1, { key: key(), ...typed, date: '2026-10-02' });
    const back = (claim: string) =>
      returnClaims(here.app, people.recorder, {
        key: key(),
        claims: [{ claim, seen: 1 }],
        words: '缺协议编号'
      });
    await back(third.id);
    await undoCheck(here.app, people.recorder, { key: key(), at: here.app.clock().toISOString() });
    await round();
    expect(said()).toEqual([]);
    await back(first.id);
    await round();
    expect(said()).toEqual(['one returned']);

    await mergeClaims(here.app, people.recorder, {
      key: key(),
      claim: second.id,
      seen: 1,
      into: third.id
    });
    await round();
    expect(said()).toEqual(['one decided']);

    await here.seal('2026-09');
    const { code } = await here.publish('2026-09');
    await round();
    expect(said().sort()).toEqual(['one notice', 'two notice']);

    const objection = { notice: code, about: '', entry: '', said: '总数不对。', contact: '' };
    await objectAsMember(here.app, people.p2, { key: key(), ...objection });
    const [{ id } = { id: '' }] = await (await here.app.read(people.recorder)).objections.list();
    const about = { objection: id };
    await assignInvestigator(here.app, people.recorder, {
      key: key(),
      ...about,
      seen: 0,
      investigator: 'c2'
    });
    await recordFindings(here.app, people.c2, { key: key(), ...about, seen: 1, words: '总数正确' });
    const answer = { upheld: false, words: '不成立。', meeting: '', reverses: [], corrected: null };
    await answerObjection(here.app, people.c2, { key: key(), ...about, seen: 2, ...answer });
    await round();
    expect(said()).toEqual(['two answered']);
    await round();
    expect(said()).toEqual([]);
  });

  it('S15 a message is signed, encrypted for the browser alone, of one size, and names nobody and no figure', async () => {
    const one = await onDevice(people.p1, 's1');
    await keep(one, service.subscribe('one'), ['asked', 'notice'], 'en');
    await report();
    await here.seal('2026-09');
    await here.publish('2026-09');
    await round();
    const names = (await (await here.app.read(people.recorder)).roster.list()).map(({ name }) => name);
    expect(service.messages.map(({ text }) => JSON.parse(text))).toEqual([
      { kind: 'asked', sentence: 'A colleague reported about you: please check' },
      { kind: 'notice', sentence: 'There is a new notice' }
    ]);
    for (const { text } of service.messages) {
      for (const name of names) expect(text).not.toContain(name);
      expect(text).not.toMatch(/\d/);
    }
    const [first, second] = service.messages;
    expect(first?.size).toBe(second?.size);
    expect(first?.token).toMatchObject({
      aud: 'https://push.sunboard-check.org',
      sub: 'mailto:board@example.org'
    });
    expect(first?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '172800' });
    expect(first?.headers.topic).toBeUndefined();
  });

  it('only the kinds that are on; what happened before they were is none’s', async () => {
    const one = await onDevice(people.p1, 's1');
    await report();
    await keep(one, service.subscribe('one'), ['notice']);
    await declareClaim(here.app, people.p2, { key: key(), ...reported, basis: '感谢信8号' });
    await round();
    expect(said()).toEqual([]);
    expect(await ownReminders(here.app, one)).toMatchObject({ kinds: ['notice'] });
    await keep(one, null, []);
    expect(await ownReminders(here.app, one)).toMatchObject({ kinds: [], endpoint: null });
    expect(await rows()).toEqual([]);
  });

  it('the same key does nothing twice', async () => {
    const one = await onDevice(people.p1, 's1');
    const input = {
      key: key(),
      device: service.subscribe('one'),
      kinds: ['asked'],
      language: 'zh-CN'
    } as const;
    here.app.pushKey = keys.publicKey;
    await keepReminders(here.app, one, input);
    await keep(one, null, []);
    await keepReminders(here.app, one, input);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['signing out', (session: string) => here.store.deleteFrom('auth_session').where('id', '=', session)],
    [
      'the end of the role',
      () =>
        here.store
          .updateTable('role')
          .set({ to_date: '2026-10-04', ended_by: 'o' })
          .where('account_id', '=', 'm-p1')
    ]
  ])('%s ends them at once, and their row at the next tidying', async (_, end) => {
    await keep(await onDevice(people.p1, 's1'), service.subscribe('one'));
    await keep(await onDevice(people.p2, 's2'), service.subscribe('two'));
    await end('s1').execute();
    here.at('2026-10-05T05:00:00Z');
    await report();
    await round();
    expect(said()).toEqual([]);
    await run('tidy-reminders');
    expect((await rows()).map(({ session_id }) => session_id)).toEqual(['s2']);
  });

  it('a session that has run out, or none at all, gets nothing', async () => {
    await keep(await onDevice(people.p1, 's1', '2026-10-05T04:00:01.000Z'), service.subscribe('one'));
    here.at('2026-10-05T05:00:00Z');
    await report();
    await round();
    expect(said()).toEqual([]);
    await expect(keep(people.p1, service.subscribe('one'))).rejects.toMatchObject({ code: 'signed-out' });
    const gone = { ...people.p1, session: 'never' };
    await expect(keep(gone, service.subscribe('one'))).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('a browser belongs to whoever switched reminders on in it last', async () => {
    const browser = service.subscribe('one');
    await keep(await onDevice(people.p1, 's1'), browser);
    await keep(await onDevice(people.p2, 's2'), browser);
    await report();
    await round();
    expect(said()).toEqual([]);
    expect((await rows()).map(({ account_id }) => account_id)).toEqual(['m-p2']);
  });

  it('an account has ten devices at most: the oldest goes', async () => {
    for (let n = 1; n <= 11; n += 1) {
      here.at(`2026-10-05T04:00:${String(n).padStart(2, '0')}Z`);
      await keep(await onDevice(people.p1, `s${n}`), service.subscribe(`device-${n}`));
    }
    const kept = (await rows()).map(({ session_id }) => session_id);
    expect(kept).toHaveLength(10);
    expect(kept).not.toContain('s1');
  });

  it.each([404, 410])('an address that is gone (%i) is forgotten', async (status) => {
    await keep(await onDevice(people.p1, 's1'), service.subscribe('one'));
    await report();
    service.answer = status;
    await round();
    expect(await rows()).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('a service that is away is tried again, later and later, and not for ever; it is asked once a round', async () => {
    await keep(await onDevice(people.p1, 's1'), service.subscribe('one'));
    await keep(await onDevice(people.p1, 's2'), service.subscribe('two'));
    await report();
    service.answer = 'cut';
    const tries: number[] = [];
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      here.at(new Date(Date.parse('2026-10-05T04:01:00Z') + minute * 60_000).toISOString());
      const before = service.calls();
      await round();
      if (service.calls() > before) tries.push(minute);
    }
    expect(tries).toEqual([0, 2, 6, 14, 30, 62, 126, 254, 494, 734]);
    expect(logged).toContainEqual({
      code: 'push-unreachable',
      service: 'push.sunboard-check.org',
      status: null
    });
    service.answer = 201;
    await declareClaim(here.app, people.p2, { key: key(), ...reported, basis: '感谢信8号' });
    await round();
    expect(said().sort()).toEqual(['one asked', 'two asked']);
  });

  it('a busy service gets the message later; one that refuses it gets it no more', async () => {
    await keep(await onDevice(people.p1, 's1'), service.subscribe('one'));
    await report();
    service.answer = 503;
    await round();
    service.answer = 201;
    here.at('2026-10-05T04:02:00Z');
    await round();
    expect(said()).toEqual(['one asked']);
    await declareClaim(here.app, people.p2, { key: key(), ...reported, basis: '感谢信8号' });
    service.answer = 413;
    await round();
    service.answer = 201;
    here.at('2026-10-05T05:00:00Z');
    await round();
    expect(said()).toEqual([]);
    expect(logged).toEqual([
      { code: 'push-busy', service: 'push.sunboard-check.org', status: 503 },
      { code: 'push-refused', service: 'push.sunboard-check.org', status: 413 }
    ]);
  });

  it('a process that stops leaves the message to the next one', async () => {
    await keep(await onDevice(people.p1, 's1'), service.subscribe('one'));
    await report();
    await run('reminders', AbortSignal.abort());
    expect(service.calls()).toBe(0);
    await round();
    expect(said()).toEqual(['one asked']);
  });

  it('keys that are none reach nobody, and are forgotten', async () => {
    const odd = { ...service.subscribe('one'), p256dh: 'A'.repeat(87) };
    await keep(await onDevice(people.p1, 's1'), odd);
    await report();
    await round();
    expect(service.calls()).toBe(0);
    expect(await rows()).toEqual([]);
  });

  it('switched off, the server connects to nothing and takes no device', async () => {
    const one = await onDevice(people.p1, 's1');
    expect(here.app.pushKey).toBeNull();
    const input = {
      key: key(),
      device: service.subscribe('one'),
      kinds: reminderKinds,
      language: 'en'
    } as const;
    await expect(keepReminders(here.app, one, input)).rejects.toMatchObject({ code: 'reminders-off' });
    expect(reminderJobs(null, { warn: expect.unreachable }).map(({ name }) => name)).toEqual([
      'tidy-reminders'
    ]);
  });
});

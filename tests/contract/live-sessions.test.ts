import type { Actor, RoleName } from '$lib/server/platform/access/actor';
import { dashboardCookieName } from '$lib/sync';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { endRole } from '$lib/server/domain/accounts/manage-accounts';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { createAccount } from '$lib/server/platform/auth/auth';
import { answerLive } from '$lib/server/live-streams';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revisionsIn } from '../../src/cli/tools/revisions-in';
import { Browser } from '../make/browser';
import { testApp, type TestApp } from './test-app';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { aUnit, databases } from './stores';

describe.each(databases)('live streams of a member on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let server: Server;
  let url: string;
  let account: string;

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    const password = 'a sentence of my own';
    account = await createAccount(here.app.auth, { username: 'liming', name: '李明', password });
    const { accounts } = await here.app.read(here.operator);
    const role = { account, from: '2026-10-01', to: null, by: null };
    await accounts.give({ ...role, role: 'member', subject: 'p2' });
    await accounts.give({ ...role, role: 'editor', subject: null });
    await here.app.entrance.signIn(browser.caller, { username: 'liming', password });
    server = createServer((req, res) => {
      if (!answerLive(here.app, req, res)) res.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, listening));
    url = `http://localhost:${(server.address() as AddressInfo).port}/api/live/me`;
  });
  afterEach(async () => {
    here.app.streams.closeAll();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await here.end();
  });

  const cookie = () => ({ cookie: browser.headers.get('cookie') ?? '' });
  /**
   * Opens the stream.
   * @returns a promise of its end
   */
  const open = async () => {
    const response = await fetch(url, { headers: cookie() });
    expect(response.status).toBe(200);
    return { ended: response.text() };
  };

  it('ends when its owner signs out, and can’t be opened again', async () => {
    const before = cookie();
    const { ended } = await open();
    await here.app.entrance.signOut(browser.headers);
    await ended;
    expect((await fetch(url, { headers: before })).status).toBe(404);
  });

  it('ends when the role does, by the office', async () => {
    const { ended } = await open();
    const { accounts } = await here.app.read(here.operator);
    const held = (await accounts.one(account)).roles.find(({ role }) => role === 'member');
    const asked = { key: 'end-the-role', account, role: held?.id ?? '', last: '' };
    await endRole(here.app, here.operator, asked);
    await ended;
  });

  it('ends when another process ended the session, and when the member leaves by the roster', async () => {
    const first = await open();
    await here.store.updateTable('subject').set({ to_date: '2026-10-05' }).execute();
    here.app.entrance.sessions.check();
    const second = await open();
    here.at('2026-10-06T00:00:00Z');
    here.app.entrance.sessions.check();
    await Promise.all([first.ended, second.ended]);
    here.at('2026-10-05T04:00:00Z');
    const third = await open();
    await here.store.deleteFrom('auth_session').execute();
    here.app.entrance.sessions.check();
    await third.ended;
  });

  /** Follows the stream from now on: gives the number of each change that it tells of. */
  const follow = async () => {
    const head = await (await here.app.read(here.operator)).changes.head();
    const { body } = await fetch(`${url}?after=${head}`, { headers: cookie() });
    return revisionsIn(body ?? expect.fail('no stream'));
  };
  const head = async () => (await here.app.read(here.operator)).changes.head();
  const member = (): Actor => ({ ...here.member('p2'), account });

  it('S18 tells of what the office decides about oneself, and not of what it decides about others', async () => {
    const revisions = await follow();
    const next = revisions.next();
    const credit = (subject: string) =>
      here.app.runCommand(here.recorder, { permission: 'keep-leave', key: `credit-${subject}` }, (stores) =>
        stores.leave.add({
          rule: 'leave-offset',
          year: 2026,
          subject,
          action: 'credit',
          amount: 50,
          day: '2026-10-05',
          reverses: null,
          account: here.recorder.account,
          basis: '',
          words: '',
          ruling: null
        })
      );
    await credit('p1');
    await credit('p2');
    expect(await next).toEqual({ done: false, value: await head() });
  });

  it('S18 tells of the answer to one’s own objection, of no finding, and of nobody else’s objection', async () => {
    const { accounts } = await here.app.read(here.operator);
    await accounts.add({ id: 's', username: 's', name: '某人' });
    await accounts.give({
      account: 's',
      role: 'superior',
      subject: null,
      from: '2026-01-01',
      to: null,
      by: null
    });
    const superior: Actor = { ...here.recorder, account: 's', roles: ['superior'] };
    await here.book({ item: 'mediation', subject: 'p1' }, { item: 'mediation', subject: 'p2' });
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    const typed = { notice, about: 'own', entry: '', said: '没有这回事', contact: '' };
    await objectAsMember(here.app, member(), { key: 'objected-by-p2', ...typed });
    const [{ id: objection } = expect.fail('none')] = await (await here.app.read(superior)).objections.list();

    const revisions = await follow();
    const next = revisions.next();
    await objectAsMember(here.app, here.member('p1'), { key: 'objected-by-p1', ...typed });
    await assignInvestigator(here.app, here.recorder, {
      key: 'assigned',
      objection,
      seen: 0,
      investigator: 's'
    });
    expect(await next).toEqual({ done: false, value: await head() });
    const answered = revisions.next();
    await recordFindings(here.app, superior, { key: 'found-out', objection, seen: 1, words: '查无此协议' });
    await answerObjection(here.app, superior, {
      key: 'answered',
      objection,
      seen: 2,
      upheld: false,
      words: '经查属实。',
      meeting: '',
      reverses: [],
      corrected: null
    });
    expect(await answered).toEqual({ done: false, value: await head() });
  });

  it('a password that must be changed first opens none', async () => {
    await here.store
      .insertInto('initial_password')
      .values({ account_id: account, until: '2027-01-01T00:00:00.000Z' })
      .execute();
    expect((await fetch(url, { headers: cookie() })).status).toBe(404);
  });
});

describe.each(databases)('live streams of an office on $kind', (database) => {
  let here: TestApp;
  let server: Server;
  let browser: Browser;
  let url: string;

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    server = createServer((req, res) => {
      if (!answerLive(here.app, req, res)) res.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, listening));
    url = `http://localhost:${(server.address() as AddressInfo).port}/api/live`;
  });
  afterEach(async () => {
    here.app.streams.closeAll();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await here.end();
  });

  /**
   * Makes an account with these roles, and signs it in.
   * @returns its id, and its session's cookie
   */
  const seat = async (
    username: string,
    roles: readonly RoleName[],
    { lastOfDashboard = null }: { lastOfDashboard?: string | null } = {}
  ) => {
    const password = 'a sentence of my own';
    const account = await createAccount(here.app.auth, { username, name: username, password });
    const { accounts } = await here.app.read(here.operator);
    for (const role of roles) {
      const [subject, to] = role === 'member' ? ['p2', null] : [null, lastOfDashboard];
      await accounts.give({ account, role, subject, from: '2026-10-01', to, by: null });
    }
    await here.app.entrance.signIn(new Browser().caller, { username, password });
    return { account, cookie: browser.headers.get('cookie') ?? '' };
  };
  /** Another unit of which an account is the superior, and the cookie with which its browser sits at that dashboard. */
  const superiorOfAnother = async (account: string, cookie: string) => {
    const { unit } = await aUnit(here.store, '柳塘里社区');
    await grantRole(here.store, {
      account,
      unit: unit.id,
      role: 'superior',
      subject: null,
      from: '2026-10-02'
    });
    const recorder = { ...here.recorder, unit: unit.id };
    return {
      unit: unit.id,
      cookie: `${cookie}; ${dashboardCookieName}=${unit.id}`,
      /** something happens there: the number of the change */
      async happens() {
        const asked = { permission: 'import', key: 'happens-below' } as const;
        await here.app.runCommand(recorder, asked, async (stores) => {
          await stores.roster.save([person('q1', '陆春来')]);
          const decision = await stores.decisions.record({
            date: '2026-10-02',
            body: '两委会',
            minutes: '3号'
          });
          const booked = entry('q-1', {
            subject: 'q1',
            item: 'mediation',
            date: '2026-09-03',
            period: '2026-09'
          });
          await stores.ledger.append([booked], decision);
          return null;
        });
        return (await here.app.read(recorder)).changes.head();
      }
    };
  };
  const open = async (path: 'office' | 'me', cookie: string) => {
    const response = await fetch(`${url}/${path}`, { headers: { cookie } });
    expect(response.status).toBe(200);
    return response;
  };
  /** Checks that a stream is still open, and reports an entry. */
  const tellsOn = async ({ body }: Response) => {
    if (!body) throw new Error('no stream');
    const next = revisionsIn(body).next();
    await here.book({ item: 'mediation', subject: 'p2' });
    expect((await next).done).toBe(false);
  };
  /**
   * Waits until all open streams have been checked: another stream whose session is gone ends with that
   * check.
   */
  const sessionsChecked = async () => {
    const gone = await seat('gone', ['recorder']);
    const { body } = await open('office', gone.cookie);
    await here.store.deleteFrom('auth_session').where('userId', '=', gone.account).execute();
    here.app.entrance.sessions.check();
    await new Response(body).text();
  };

  it.each(['recorder', 'committee', 'superior'] as const)(
    'a %s’s goes on past the looks at its session, and tells what is new',
    async (role) => {
      const { cookie } = await seat('office', [role]);
      const office = await open('office', cookie);
      await sessionsChecked();
      await tellsOn(office);
    }
  );

  it.each([['member'], ['operator'], ['recorder']] as const)(
    'of a %s that is the superior of another unit it tells of the one at whose dashboard they sit',
    async (role) => {
      const home = await seat('office', [role]);
      const another = await superiorOfAnother(home.account, home.cookie);
      const { body } = await open('office', another.cookie);
      if (!body) throw new Error('no stream');
      await sessionsChecked();
      await here.book({ item: 'mediation', subject: 'p2' });
      const head = await another.happens();
      expect(await revisionsIn(body).next()).toEqual({ done: false, value: head });
    }
  );

  it('of a superior at another unit’s dashboard ends with their role there, and at their own it goes on', async () => {
    const home = await seat('office', ['recorder']);
    const another = await superiorOfAnother(home.account, home.cookie);
    const [there, own] = [await open('office', another.cookie), await open('office', home.cookie)];
    await here.store
      .updateTable('role')
      .set({ to_date: '2026-10-04' })
      .where('unit_id', '=', another.unit)
      .execute();
    await sessionsChecked();
    await there.text();
    await tellsOn(own);
  });

  it('a cookie that names a unit that isn’t theirs opens nothing of it', async () => {
    const { cookie } = await seat('office', ['recorder']);
    const { unit } = await aUnit(here.store, '柳塘里社区');
    const asked = await open('office', `${cookie}; ${dashboardCookieName}=${unit.id}`);
    await tellsOn(asked);
    const editor = await seat('editor', ['editor']);
    const refused = { headers: { cookie: `${editor.cookie}; ${dashboardCookieName}=${unit.id}` } };
    expect((await fetch(`${url}/office`, refused)).status).toBe(404);
  });

  it('ends when its owner signs out', async () => {
    const { cookie } = await seat('office', ['committee']);
    const { body } = await open('office', cookie);
    await here.app.entrance.signOut(new Headers({ cookie }));
    await new Response(body).text();
    expect((await fetch(`${url}/office`, { headers: { cookie } })).status).toBe(404);
  });

  it('ends with the office role at night, and one’s own goes on', async () => {
    const both = await seat('office', ['member', 'recorder'], { lastOfDashboard: '2026-10-05' });
    const office = await open('office', both.cookie);
    const own = await open('me', both.cookie);
    here.at('2026-10-06T00:00:00Z');
    await sessionsChecked();
    await office.text();
    await tellsOn(own);
  });

  it('one’s own ends when one leaves by the roster, and the office’s goes on', async () => {
    const both = await seat('office', ['member', 'recorder']);
    const office = await open('office', both.cookie);
    const own = await open('me', both.cookie);
    await here.store.updateTable('subject').set({ to_date: '2026-10-04' }).execute();
    await sessionsChecked();
    await own.text();
    await tellsOn(office);
  });
});

import { hashPassword } from 'better-auth/crypto';
import type { Actor } from '$lib/server/accounts/actor';
import {
  addAccount,
  endRole,
  giveRole,
  resetPassword,
  unlockAccount
} from '$lib/server/accounts/manage-accounts';
import { changePassword, endOtherSessions } from '$lib/server/accounts/own-account';
import { verifyAudit } from '$lib/server/audit/verify-audit';
import type { House } from '$lib/server/house';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../make/browser';
import { aHouse, type AHouse } from './a-house';
import { aUnit, databases } from './stores';

// A password's hash is slow on purpose, and more so beside other tests.
vi.setConfig({ testTimeout: 30_000 });

const today = '2026-10-05';
const asked = { role: 'recorder', subject: '', department: '', from: '', to: '' };

describe.each(databases)('accounts on $kind', (database) => {
  let here: AHouse;
  let browser: Browser;
  let operator: Actor;
  let no = 0;
  const key = () => `account-key-${(no += 1)}`;

  beforeEach(async () => {
    browser = new Browser();
    here = await aHouse({ database, plugins: [browser.plugin] });
    operator = here.operator;
  });
  afterEach(() => here.end());

  const add = (username: string, role: Partial<typeof asked> = {}, name = '某人') =>
    addAccount(here.house, operator, { key: key(), username, name, role: { ...asked, ...role } });
  const accounts = async () => (await here.house.read(operator)).accounts.list();
  const one = async (username: string) => {
    const found = (await accounts()).find((each) => each.username === username);
    if (!found) throw new Error(`no account ${username}`);
    return found;
  };
  const give = async (username: string, role: Partial<typeof asked>) =>
    giveRole(here.house, operator, {
      key: key(),
      account: (await one(username)).id,
      role: { ...asked, ...role }
    });
  const end = async (username: string, role: string, last = '') => {
    const { id, roles } = await one(username);
    const held = roles.find((each) => each.role === role && each.state !== 'ended');
    return endRole(here.house, operator, { key: key(), account: id, role: held?.id ?? '', last });
  };
  const signIn = (username: string, password: string) =>
    here.house.entrance.signIn(browser.caller, { username, password });
  const signedIn = () => here.house.entrance.signedIn(browser.headers);
  const own = 'a sentence of my own';
  const sessions = async () =>
    (await here.store.selectFrom('auth_session').select('id').execute()).map(({ id }) => id);
  /** Signs in on a device that has no cookie yet. */
  const elsewhere = async () => {
    const there = new Headers();
    const asked = { username: 'fangmin', password: own };
    const cookies = browser.keep();
    await here.house.entrance.signIn({ headers: there, source: '' }, asked);
    cookies();
  };
  /** Signs in with what the office handed over, and changes it. */
  const settle = async ({ username, password }: { username: string; password: string }) => {
    await signIn(username, password);
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    await changePassword(here.house, inside, { key: key(), old: password, next: own, source: '' });
    return inside;
  };

  it('a handed-over password opens the page where it is changed, and nothing else', async () => {
    const handed = await add('fangmin');
    await signIn('fangmin', handed.password);
    expect(await signedIn()).toMatchObject({ mustChange: true, actor: { roles: ['recorder'] } });
    expect((await one('fangmin')).initialUntil).toBe('2026-10-12T04:00:00.000Z');
    await settle(handed);
    expect(await signedIn()).toMatchObject({ mustChange: false, username: 'fangmin' });
    await expect(signIn('fangmin', handed.password)).rejects.toThrow('sign-in-wrong');
  });

  it('a handed-over password lapses after a week', async () => {
    const { password } = await add('fangmin');
    here.at('2026-10-12T04:00:00Z');
    await expect(signIn('fangmin', password)).rejects.toThrow('initial-lapsed');
    expect(await signedIn()).toBeNull();
  });

  it('the same form sent twice makes one account, shows one password, and stores it nowhere', async () => {
    const form = { key: key(), username: 'fangmin', name: '方敏', role: asked };
    const first = await addAccount(here.house, operator, form);
    expect(await addAccount(here.house, operator, form)).toEqual(first);
    expect(first.password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const { store } = here;
    const written = [
      await store.selectFrom('answer').selectAll().execute(),
      await store.selectFrom('audit').selectAll().execute(),
      await store.selectFrom('auth_account').selectAll().execute()
    ];
    expect(JSON.stringify(written)).not.toContain(first.password);
    expect(await accounts()).toHaveLength(1);
  });

  it('passwords are scrypt with N = 2^14, r = 16, p = 1, 64 bytes, and a salt each', async () => {
    const { scryptSync } = await import('node:crypto');
    await settle(await add('fangmin'));
    const stored =
      (await (await here.house.read(operator)).accounts.passwordHash((await one('fangmin')).id)) ?? '';
    const [salt = '', hash] = stored.split(':');
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    const made = scryptSync(own, salt, 64, { N: 2 ** 14, r: 16, p: 1, maxmem: 2 ** 27 });
    expect(made.toString('hex')).toBe(hash);
    expect(await hashPassword(own)).not.toBe(await hashPassword(own));
  });

  it('lists accounts of this unit alone, with their roles in it', async () => {
    await add('fangmin');
    const other: Actor = { ...operator, account: 'o2', unit: (await aUnit(here.store, '月光社区')).unit.id };
    await addAccount(here.house, other, { key: key(), username: 'elsewhere', name: '外人', role: asked });
    expect((await accounts()).map(({ username }) => username)).toEqual(['fangmin']);
    const theirs = await (await here.house.read(other)).accounts.list();
    const [foreign] = theirs;
    for (const act of [resetPassword, unlockAccount])
      await expect(act(here.house, operator, { key: key(), account: foreign?.id ?? '' })).rejects.toThrow(
        'not-found'
      );
    await expect(
      giveRole(here.house, operator, { key: key(), account: foreign?.id ?? '', role: asked })
    ).rejects.toThrow('not-found');
    expect(await verifyAudit(here.store, operator.unit)).toMatchObject({ ok: true });
  });

  it('refuses names that are taken or aren’t any, roles nobody gives, and days that don’t fit', async () => {
    await add('fangmin');
    await expect(add('fangmin')).rejects.toThrow('username-taken');
    await expect(add('方敏')).rejects.toThrow('setup-username');
    await expect(add('x'.repeat(31))).rejects.toThrow('setup-username');
    await expect(add('liming', {}, '<b>')).rejects.toThrow('bad-account-name');
    await expect(add('liming', { role: 'assembly' })).rejects.toThrow('bad-role');
    await expect(add('liming', { from: '2026-10-04' })).rejects.toThrow('bad-role-dates');
    await expect(add('liming', { from: '2026-10-09', to: '2026-10-08' })).rejects.toThrow('bad-role-dates');
    await expect(add('liming', { from: '2026-02-30' })).rejects.toThrow('bad-role-dates');
    await expect(add('liming', { role: 'member' })).rejects.toThrow('role-subject-missing');
    await expect(add('liming', { role: 'member', subject: 'p9' })).rejects.toThrow('unknown-subject');
    expect(await accounts()).toHaveLength(1);
  });

  it('a person has one account at a time, an account a role once', async () => {
    await add('liming', { role: 'member', subject: 'p2', to: '2026-10-31' });
    await expect(add('liming2', { role: 'member', subject: 'p2' })).rejects.toThrow('subject-has-account');
    await expect(give('liming', { role: 'member', subject: 'p2' })).rejects.toThrow('role-held');
    await add('liming2', { role: 'member', subject: 'p2', from: '2026-11-01' });
  });

  it('who lets people in keeps no points, and gives nothing to themselves', async () => {
    await add('fangmin');
    await expect(give('fangmin', { role: 'operator' })).rejects.toThrow('roles-apart');
    await add('tangyue', { role: 'operator' });
    await expect(give('tangyue', { role: 'committee' })).rejects.toThrow('roles-apart');
    const self = { ...operator, account: (await one('tangyue')).id };
    await expect(
      giveRole(here.house, self, { key: key(), account: self.account, role: { ...asked, role: 'editor' } })
    ).rejects.toThrow('own-role');
    await expect(resetPassword(here.house, self, { key: key(), account: self.account })).rejects.toThrow(
      'own-password'
    );
    for (const roles of [['recorder'], ['committee'], ['editor'], ['member']] as const)
      await expect(
        addAccount(
          here.house,
          { ...operator, roles },
          { key: key(), username: 'abc', name: '某', role: asked }
        )
      ).rejects.toThrow('forbidden');
  });

  it('the last administrator stays', async () => {
    await add('tangyue', { role: 'operator' });
    await expect(end('tangyue', 'operator')).rejects.toThrow('last-operator');
    await expect(end('tangyue', 'operator', '2026-10-20')).rejects.toThrow('last-operator');
    await add('second', { role: 'operator', to: '2026-12-31' });
    await expect(end('tangyue', 'operator')).rejects.toThrow('last-operator');
    await add('third', { role: 'operator' });
    await end('tangyue', 'operator');
    expect((await one('tangyue')).roles).toMatchObject([{ state: 'ended', to: '2026-10-04' }]);
  });

  it('an ended role ends the sessions; given again it opens again', async () => {
    await settle(await add('fangmin'));
    const stolen = browser.headers;
    expect(await signedIn()).not.toBeNull();
    await end('fangmin', 'recorder');
    expect(await here.store.selectFrom('auth_session').selectAll().execute()).toEqual([]);
    expect(await here.house.entrance.signedIn(stolen)).toBeNull();
    await expect(signIn('fangmin', own)).rejects.toThrow('no-role');
    expect(await here.store.selectFrom('auth_session').selectAll().execute()).toEqual([]);
    await give('fangmin', {});
    await signIn('fangmin', own);
    expect(await signedIn()).toMatchObject({ actor: { roles: ['recorder'] } });
    expect((await one('fangmin')).roles.map(({ state }) => state).sort()).toEqual(['ended', 'now']);
  });

  it('a role’s last day is a day', async () => {
    await add('fangmin');
    for (const last of ['2026-99-99', '2027-02-29', '2026-10-06T00:00', 'tomorrow'])
      await expect(end('fangmin', 'recorder', last)).rejects.toThrow('bad-role-dates');
    await end('fangmin', 'recorder', '2026-10-06');
  });

  it('a role that ends by its date ends the session at the next request', async () => {
    await settle(await add('fangmin', { to: '2026-10-06' }));
    here.at('2026-10-06T15:59:00Z');
    expect(await signedIn()).not.toBeNull();
    here.at('2026-10-06T16:00:00Z');
    expect(await signedIn()).toBeNull();
    expect(await here.store.selectFrom('auth_session').selectAll().execute()).toEqual([]);
  });

  it('a member who leaves by the roster is out after that day, a recorder who leaves stays recorder', async () => {
    await settle(await add('liming', { role: 'member', subject: 'p2' }));
    await add('fangmin', { role: 'member', subject: 'p1' });
    await give('fangmin', { role: 'recorder' });
    await here.store.updateTable('subject').set({ to_date: today }).execute();
    expect(await signedIn()).toMatchObject({ actor: { subject: 'p2' } });
    here.at('2026-10-06T00:00:00Z');
    expect(await signedIn()).toBeNull();
    await expect(signIn('liming', own)).rejects.toThrow('no-role');
    expect((await one('fangmin')).roles).toMatchObject([
      { role: 'member', state: 'ended', to: today },
      { role: 'recorder', state: 'now' }
    ]);
    await expect(add('another', { role: 'member', subject: 'p2' })).rejects.toThrow('subject-left');
  });

  it('a reset ends sessions, passkeys and the old password, and lets the account try again', async () => {
    await settle(await add('fangmin'));
    const { id } = await one('fangmin');
    for (let i = 0; i < 11; i += 1) await here.house.attempts.begin('fangmin', 'x');
    await expect(signIn('fangmin', own)).rejects.toThrow('sign-in-too-often');
    const handed = await resetPassword(here.house, operator, { key: key(), account: id });
    expect(await signedIn()).toBeNull();
    await expect(signIn('fangmin', own)).rejects.toThrow('sign-in-wrong');
    await signIn('fangmin', handed.password);
    expect(await signedIn()).toMatchObject({ mustChange: true });
  });

  it('what is under way when a session ends isn’t done: by a reset, a change, signing out, its time', async () => {
    const form = { act: 'keep-own-account' } as const;
    const ends: Record<string, (id: string) => Promise<unknown>> = {
      reset: (id) => resetPassword(here.house, operator, { key: key(), account: id }),
      change: async () => {
        const before = await sessions();
        await elsewhere();
        const inside = await signedIn();
        const session = (await sessions()).find((each) => !before.includes(each));
        if (!inside || session === undefined) throw new Error('not signed in');
        const there = { ...inside, session, actor: { ...inside.actor, session } };
        await changePassword(here.house, there, { key: key(), old: own, next: `${own} too`, source: 'x' });
      },
      'signing out': () => here.house.entrance.signOut(browser.headers),
      // The library counts by the machine's own clock.
      time: async () => here.at('2099-01-01T04:00:00Z')
    };
    for (const [no, [how, end]] of Object.entries(ends).entries()) {
      here.at('2026-10-05T04:00:00Z');
      const username = how === 'change' ? 'fangmin' : `person${no}`;
      await settle(await add(username));
      const inside = await signedIn();
      if (!inside) throw new Error('not signed in');
      const late = () => here.house.act(inside.actor, { ...form, key: key() }, async () => how);
      expect(await late()).toBe(how);
      await end((await one(username)).id);
      await expect(late()).rejects.toThrow('signed-out');
    }
  });

  it('a password that is reset while it is looked at opens nothing', async () => {
    await settle(await add('fangmin'));
    const { id } = await one('fangmin');
    const { api } = here.house.auth;
    const { signInUsername } = api;
    api.signInUsername = Object.assign(async (asked: never) => {
      const before = await sessions();
      const answer = await signInUsername(asked);
      const fresh = here.store.selectFrom('auth_session').where('id', 'not in', before).selectAll();
      const session = await fresh.executeTakeFirstOrThrow();
      await resetPassword(here.house, operator, { key: key(), account: id });
      // As if it had come after the reset had ended those that there were.
      await here.store.insertInto('auth_session').values(session).execute();
      return answer;
    }, signInUsername);
    await expect(signIn('fangmin', own)).rejects.toThrow('sign-in-wrong');
    expect(await sessions()).toEqual([]);
  });

  it('an account that serves another unit as well isn’t reset from here', async () => {
    await add('fangmin');
    const { id } = await one('fangmin');
    const elsewhere = await aUnit(here.store, '月光社区');
    await elsewhere.accounts.give({
      account: id,
      role: 'committee',
      subject: null,
      from: today,
      to: null,
      by: null
    });
    await expect(resetPassword(here.house, operator, { key: key(), account: id })).rejects.toThrow(
      'serves-elsewhere'
    );
  });

  it('a wrong password, and a name that nobody has, say the same and cost the same tries', async () => {
    await settle(await add('fangmin'));
    await expect(signIn('fangmin', 'wrong')).rejects.toThrow('sign-in-wrong');
    await expect(signIn('nobody', 'wrong')).rejects.toThrow('sign-in-wrong');
    await expect(signIn('', '')).rejects.toThrow('sign-in-empty');
    const tries = Array.from({ length: 14 }, () => signIn('nobody', 'wrong').catch(({ code }) => code));
    const refused = (await Promise.all(tries)).filter((code) => code === 'sign-in-too-often');
    expect(refused).toHaveLength(5);
    await unlockAccount(here.house, operator, { key: key(), account: (await one('fangmin')).id });
  });

  it('changing a password asks for the old one, counts wrong ones, and ends the other sessions', async () => {
    await settle(await add('fangmin'));
    const before = await signedIn();
    await elsewhere();
    await signIn('fangmin', own);
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    // Signing in again has ended the session that this browser had: each has a token of its own.
    expect(await sessions()).toHaveLength(2);
    expect(await sessions()).not.toContain(before?.session);
    const change = (old: string, next: string) =>
      changePassword(here.house, inside, { key: key(), old, next, source: 'x' });
    await expect(change('wrong', 'another sentence')).rejects.toThrow('old-password-wrong');
    await expect(change(own, own)).rejects.toThrow('same-password');
    await expect(change(own, 'short')).rejects.toThrow('password-short');
    await change(own, 'another sentence');
    expect(await sessions()).toEqual([inside.session]);
    for (let i = 0; i < 10; i += 1) await change('wrong', 'a third sentence').catch(() => undefined);
    await expect(change('another sentence', 'a third sentence')).rejects.toThrow('sign-in-too-often');
  });

  it('a form that comes back with another password isn’t told that it is set', async () => {
    await settle(await add('fangmin'));
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    const form = { key: key(), source: 'x' };
    await changePassword(here.house, inside, { ...form, old: own, next: 'another sentence' });
    await expect(
      changePassword(here.house, inside, { ...form, old: 'another sentence', next: 'a third sentence' })
    ).rejects.toThrow('key-reused');
    await signIn('fangmin', 'another sentence');
  });

  it('a change that was begun before a reset doesn’t undo it', async () => {
    await settle(await add('fangmin'));
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    const { id } = await one('fangmin');
    let handed = '';
    const overtaken: House = {
      ...here.house,
      act: async (...asked) => {
        ({ password: handed } = await resetPassword(here.house, operator, { key: key(), account: id }));
        return here.house.act(...asked);
      }
    };
    await expect(
      changePassword(overtaken, inside, { key: key(), old: own, next: 'another sentence', source: 'x' })
    ).rejects.toThrow('signed-out');
    await signIn('fangmin', handed);
    expect(await signedIn()).toMatchObject({ mustChange: true });
  });

  it('one’s other sessions can be ended, one or all, and nobody else’s', async () => {
    await settle(await add('fangmin'));
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    await elsewhere();
    await elsewhere();
    const [one = ''] = (await sessions()).filter((id) => id !== inside.session);
    const endOne = (only: string) => endOtherSessions(here.house, inside, { key: key(), only });
    await expect(endOne('someone-elses')).rejects.toMatchObject({ code: 'not-found', status: 404 });
    expect(await sessions()).toHaveLength(3);
    await endOne(one);
    expect(await sessions()).toHaveLength(2);
    await endOne('');
    expect(await sessions()).toEqual([inside.session]);
  });

  it('cookies are HttpOnly and Lax, and Secure exactly over TLS, under one name', async () => {
    await settle(await add('fangmin'));
    const name = 'sunboard.session_token';
    expect(browser.flags.get(name)).toMatchObject({ httpOnly: true, secure: false, sameSite: 'lax' });
    browser.origin = 'https://points.example';
    await signIn('fangmin', own);
    expect(browser.flags.get(name)).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax' });
    const rows = await here.store.selectFrom('auth_session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('192.0.2');
  });
});

import type { Actor } from '$lib/server/platform/access/actor';
import { resetPassword, unlockAccount } from '$lib/server/domain/accounts/manage-accounts';
import { changePassword, endOtherSessions } from '$lib/server/domain/accounts/own-account';
import { createApp, type App, type AppWithStore } from '$lib/server/app';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../make/browser';
import { testApp, type TestApp } from './test-app';
import { accountTools } from './account-tools';
import { aUnit, databases } from './stores';

const today = '2026-10-05';

describe.each(databases)('passwords and sessions of accounts on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let operator: Actor;
  const { key, add, one, signIn, signedIn, own, sessions, elsewhere, settle } = accountTools(() => ({
    here,
    browser
  }));

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    operator = here.operator;
  });
  afterEach(() => here.end());

  it('seven right sign-ins at once from one address all come in; of seven wrong ones five are looked at', async () => {
    await settle(await add('fangmin'));
    const at = (password: string) =>
      here.app.entrance
        .signIn({ headers: new Headers(), source: '10.0.0.9' }, { username: 'fangmin', password })
        .then(
          () => 'in',
          (error: { code?: string }) => error.code
        );
    const seven = async (password: string) => {
      const cookies = browser.keep();
      const answers = await Promise.all(Array.from({ length: 7 }, () => at(password)));
      cookies();
      return answers.sort();
    };
    expect(await seven(own)).toEqual(Array(7).fill('in'));
    expect(await seven('a wrong sentence')).toEqual([
      ...Array<string>(2).fill('sign-in-unknown-device'),
      ...Array<string>(5).fill('sign-in-wrong')
    ]);
    // The right one waits its turn too, now that five were wrong.
    expect(await seven(own)).toEqual(Array(7).fill('sign-in-unknown-device'));
  });

  it('twenty right sign-ins at once at two servers all come in, after four wrong ones; of twenty wrong ones five are looked at', async () => {
    await settle(await add('fangmin'));
    const there = await createApp(here.app.settings, {
      clock: () => here.app.clock(),
      plugins: [browser.plugin]
    });
    const at = ({ app }: AppWithStore, password: string) =>
      app.entrance
        .signIn({ headers: new Headers(), source: '10.0.0.9' }, { username: 'fangmin', password })
        .then(
          () => 'in',
          (error: { code?: string }) => error.code
        );
    const twenty = async (password: string) => {
      const cookies = browser.keep();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => at(n % 2 ? here : there, password))
      );
      cookies();
      return answers.sort();
    };
    for (let n = 0; n < 4; n += 1) expect(await at(here, 'a wrong sentence')).toBe('sign-in-wrong');
    expect(await twenty(own)).toEqual(Array(20).fill('in'));
    expect(await twenty('a wrong sentence')).toEqual([
      ...Array<string>(15).fill('sign-in-unknown-device'),
      ...Array<string>(5).fill('sign-in-wrong')
    ]);
    await there.app.close();
  });

  it('a reset ends sessions, passkeys and the old password, and lets the account try again', async () => {
    await settle(await add('fangmin'));
    const { id } = await one('fangmin');
    const { tries } = here.app.entrance;
    for (let i = 0; i < 6; i += 1) await tries.begin('fangmin', { address: browser.caller.source });
    await expect(signIn('fangmin', own)).rejects.toThrow('sign-in-unknown-device');
    const handed = await resetPassword(here.app, operator, { key: key(), account: id });
    expect(await signedIn()).toBeNull();
    await expect(signIn('fangmin', own)).rejects.toThrow('sign-in-wrong');
    await signIn('fangmin', handed.password);
    expect(await signedIn()).toMatchObject({ mustChange: true });
  });

  it('what is under way when a session ends isn’t done: by a reset, a change, signing out, its time', async () => {
    const form = { permission: 'keep-own-account' } as const;
    const ends: Record<string, (id: string) => Promise<unknown>> = {
      reset: (id) => resetPassword(here.app, operator, { key: key(), account: id }),
      change: async () => {
        const before = await sessions();
        await elsewhere();
        const inside = await signedIn();
        const session = (await sessions()).find((each) => !before.includes(each));
        if (!inside || session === undefined) throw new Error('not signed in');
        const there = { ...inside, session, actor: { ...inside.actor, session } };
        await changePassword(here.app, there, { key: key(), old: own, next: `${own} too` });
      },
      'signing out': () => here.app.entrance.signOut(browser.headers),
      // The library uses the machine's own clock.
      time: async () => here.at('2099-01-01T04:00:00Z')
    };
    for (const [no, [how, end]] of Object.entries(ends).entries()) {
      here.at('2026-10-05T04:00:00Z');
      const username = how === 'change' ? 'fangmin' : `person${no}`;
      await settle(await add(username));
      const inside = await signedIn();
      if (!inside) throw new Error('not signed in');
      const late = () => here.app.runCommand(inside.actor, { ...form, key: key() }, async () => how);
      expect(await late()).toBe(how);
      await end((await one(username)).id);
      await expect(late()).rejects.toThrow('signed-out');
    }
  });

  it('a password that is reset while it is looked at opens nothing', async () => {
    await settle(await add('fangmin'));
    const { id } = await one('fangmin');
    const { api } = here.app.auth;
    const { signInUsername } = api;
    api.signInUsername = Object.assign(async (asked: never) => {
      const before = await sessions();
      const answer = await signInUsername(asked);
      const fresh = here.store.selectFrom('auth_session').where('id', 'not in', before).selectAll();
      const session = await fresh.executeTakeFirstOrThrow();
      await resetPassword(here.app, operator, { key: key(), account: id });
      // This session looks as if it had begun after the reset ended the others.
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
    await expect(resetPassword(here.app, operator, { key: key(), account: id })).rejects.toThrow(
      'serves-elsewhere'
    );
  });

  it('a wrong password, and a name that nobody has, say the same and cost the same tries', async () => {
    await settle(await add('fangmin'));
    await expect(signIn('fangmin', 'wrong')).rejects.toThrow('sign-in-wrong');
    await expect(signIn('nobody', 'wrong')).rejects.toThrow('sign-in-wrong');
    await expect(signIn('', '')).rejects.toThrow('sign-in-empty');
    for (const username of ['nobody', 'fangmin']) {
      const tries = Array.from({ length: 8 }, () => signIn(username, 'wrong').catch(({ code }) => code));
      const refused = (await Promise.all(tries)).filter((code) => code === 'sign-in-unknown-device');
      expect(refused).toHaveLength(4);
    }
    await unlockAccount(here.app, operator, { key: key(), account: (await one('fangmin')).id });
  });

  it('changing a password asks for the old one, counts wrong ones, and ends the other sessions', async () => {
    await settle(await add('fangmin'));
    const before = await signedIn();
    await elsewhere();
    await signIn('fangmin', own);
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    // Signing in again has ended this browser's earlier session: each session has a token of its own.
    expect(await sessions()).toHaveLength(2);
    expect(await sessions()).not.toContain(before?.session);
    const change = (old: string, next: string) => changePassword(here.app, inside, { key: key(), old, next });
    await expect(change('wrong', 'another sentence')).rejects.toThrow('old-password-wrong');
    await expect(change(own, own)).rejects.toThrow('same-password');
    await expect(change(own, 'short')).rejects.toThrow('password-short');
    await change(own, 'another sentence');
    expect(await sessions()).toEqual([inside.session]);
    for (let i = 0; i < 5; i += 1) await change('wrong', 'a third sentence').catch(() => undefined);
    await expect(change('another sentence', 'a third sentence')).rejects.toThrow('sign-in-too-often');
  });

  it('a form that comes back with another password isn’t told that it is set', async () => {
    await settle(await add('fangmin'));
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    const form = { key: key() };
    await changePassword(here.app, inside, { ...form, old: own, next: 'another sentence' });
    await expect(
      changePassword(here.app, inside, { ...form, old: 'another sentence', next: 'a third sentence' })
    ).rejects.toThrow('key-reused');
    await signIn('fangmin', 'another sentence');
  });

  it('a change that was begun before a reset doesn’t undo it', async () => {
    await settle(await add('fangmin'));
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    const { id } = await one('fangmin');
    let handed = '';
    const overtaken: App = {
      ...here.app,
      runCommand: async (...asked) => {
        ({ password: handed } = await resetPassword(here.app, operator, { key: key(), account: id }));
        return here.app.runCommand(...asked);
      }
    };
    await expect(
      changePassword(overtaken, inside, { key: key(), old: own, next: 'another sentence' })
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
    const endOne = (only: string) => endOtherSessions(here.app, inside, { key: key(), only });
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

import type { Actor } from '$lib/server/platform/access/actor';
import { resetPassword, unlockAccount } from '$lib/server/domain/accounts/manage-accounts';
import { changePassword } from '$lib/server/domain/accounts/own-account';
import { attemptLimits } from '$lib/server/platform/auth/attempt-limits';
import { knownDevices } from '$lib/server/platform/auth/known-devices';
import { Problem } from '$lib/server/platform/problem/problem';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../make/browser';
import { testApp, type TestApp } from './test-app';
import { accountTools } from './account-tools';
import { databases } from './stores';

const next = 'another sentence';
const name = 'sunboard.device';

describe.each(databases)('devices that have signed in before on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let operator: Actor;
  const { key, add, give, end, one, signIn, remember, signedIn, own, settle } = accountTools(() => ({
    here,
    browser
  }));

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    operator = here.operator;
    await settle(await add('fangmin'));
    await remember((await one('fangmin')).id);
  });
  afterEach(() => here.end());

  /** Strangers use up the tries of the address that this browser shares. */
  const strangers = async (username = 'fangmin') => {
    for (let i = 0; i < 6; i += 1)
      await here.app.entrance.tries.begin(username, { address: browser.caller.source });
  };
  const refusal = (password: string, username = 'fangmin') =>
    signIn(username, password).then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        return error.code;
      }
    );
  /** Changes the password as one's own page does: the browser stays known. */
  const change = async (old: string, to: string) => {
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    await changePassword(here.app, inside, { key: key(), old, next: to });
    await remember(inside.actor.account);
  };

  it('count by themselves: strangers at the same address don’t reach them, nor they strangers', async () => {
    await strangers();
    expect(await refusal(own)).toBeNull();
    for (let i = 0; i < 5; i += 1) expect(await refusal('wrong')).toBe('sign-in-wrong');
    expect(await refusal(own)).toBe('sign-in-too-often');
    here.at('2026-10-05T04:00:05Z');
    expect(await refusal(own)).toBeNull();
  });

  it('aren’t reached by a whole address that is full either', async () => {
    for (let i = 0; i <= attemptLimits.address.most; i += 500)
      await here.app.attempts.begin('address', browser.caller.source);
    await here.store.updateTable('attempt').set({ tries: attemptLimits.address.most }).execute();
    expect(await refusal('wrong', 'nobody')).toBe('sign-in-unknown-device');
    expect(await refusal(own)).toBeNull();
    browser.clear();
    expect(await refusal(own)).toBe('sign-in-unknown-device');
    here.at('2026-10-05T04:15:00Z');
    expect(await refusal(own)).toBeNull();
  });

  it('three hundred people behind one address who mistype twice are let in all the same', async () => {
    const { attempts } = here.app;
    for (let i = 0; i < 600; i += 1) expect(await attempts.begin('address', '203.0.113.7')).toBeNull();
    browser.clear();
    expect(await refusal(own)).toBeNull();
  });

  it('signing out leaves the device known, and opens nothing', async () => {
    await here.app.entrance.signOut(browser.headers);
    await strangers();
    expect(await signedIn()).toBeNull();
    expect(await refusal('wrong')).toBe('sign-in-wrong');
    expect(await refusal(own)).toBeNull();
  });

  it('no longer are, once the office has set another password', async () => {
    const { password } = await resetPassword(here.app, operator, {
      key: key(),
      account: (await one('fangmin')).id
    });
    await strangers();
    expect(await refusal('wrong')).toBe('sign-in-unknown-device');
    expect(await refusal(password)).toBeNull();
  });

  it('no longer are, once the password was changed elsewhere; the one that changed it is', async () => {
    const back = browser.keep();
    browser.clear();
    await signIn('fangmin', own);
    await change(own, next);
    await strangers();
    expect(await refusal(next)).toBeNull();
    back();
    expect(await refusal(next)).toBe('sign-in-unknown-device');
  });

  it('no longer are while the account has no role', async () => {
    await end('fangmin', 'recorder');
    await strangers();
    expect(await refusal(own)).toBe('sign-in-unknown-device');
    await give('fangmin', {});
    expect(await refusal(own)).toBeNull();
  });

  it('no longer are under another key, and none can be made up', async () => {
    const account = { id: (await one('fangmin')).id, hash: 'a hash', handedOver: false };
    const [ours, theirs] = [knownDevices('one key'), knownDevices('another key')];
    const cookie = theirs.remember(null, account);
    expect(theirs.device(cookie, account)).not.toBeNull();
    expect(ours.device(cookie, account)).toBeNull();
    expect(ours.browser(cookie)).toBeNull();
    const good = ours.remember(null, account);
    for (const made of [
      '',
      '.',
      good.slice(1),
      `${good}.`,
      good.replace('.', '..'),
      `${good}.${'A'.repeat(22)} `
    ])
      expect(ours.browser(made)).toBeNull();
    const [nonce = '', signature = '', entry = ''] = ours.remember(null, account).split('.');
    expect(ours.device(`${good.split('.')[0]}.${good.split('.')[1]}.${entry}`, account)).toBeNull();
    expect(ours.device(`${nonce}.${signature}`, account)).toBeNull();
    expect(ours.device(`${nonce}.${signature}.${entry}`, { ...account, id: 'another' })).toBeNull();
  });

  it('are known to eight accounts at once on a shared phone, and name none of them', async () => {
    const devices = knownDevices('a key');
    const accounts = Array.from({ length: 9 }, (_, i) => ({
      id: `account-${i}`,
      hash: `${i}`,
      handedOver: false
    }));
    let cookie: string | null = null;
    for (const account of [...accounts, ...accounts]) cookie = devices.remember(cookie, account);
    expect(accounts.map((account) => devices.device(cookie, account) !== null)).toEqual([
      false,
      ...Array(8).fill(true)
    ]);
    expect(cookie?.length).toBeLessThan(240);
    const value = browser.value(name) ?? '';
    expect(value).not.toMatch(/fangmin/);
    expect(JSON.stringify(await here.store.selectFrom('attempt').selectAll().execute())).not.toContain(
      value.split('.')[0]
    );
  });

  it('changing one’s own password counts for the session: strangers don’t stop it, and who took it over is stopped', async () => {
    await strangers();
    for (let i = 0; i < 4; i += 1) await expect(change('wrong', next)).rejects.toThrow('old-password-wrong');
    await change(own, next);
    for (let i = 0; i < 5; i += 1) await expect(change('wrong', own)).rejects.toThrow('old-password-wrong');
    await expect(change(next, own)).rejects.toMatchObject({
      code: 'sign-in-too-often',
      params: { seconds: 5 }
    });
    // It doesn't stop the owner, who signs in again.
    await signIn('fangmin', next);
    await change(next, own);
  });

  it('a slip from the office opens at once, whatever strangers do; nothing else of its kind is looked at', async () => {
    const { password } = await resetPassword(here.app, operator, {
      key: key(),
      account: (await one('fangmin')).id
    });
    browser.clear();
    await strangers();
    await strangers('nobody');
    // Their address has used up all of its tries too.
    await here.app.attempts.begin('address', browser.caller.source);
    const used = here.store.updateTable('attempt').set({ tries: attemptLimits.address.most });
    await used.where('tries', '>', 0).execute();
    expect(await refusal('aaaa-bbbb-cccc')).toBe('sign-in-unknown-device');
    expect(await refusal('aaaa-bbbb-cccc', 'nobody')).toBe('sign-in-unknown-device');
    expect(await refusal(password)).toBeNull();
    // One's own password isn't handed out, whatever it looks like.
    await change(password, 'abcd-efgh-jkmn');
    browser.clear();
    await strangers();
    expect(await refusal('abcd-efgh-jkmn')).toBe('sign-in-unknown-device');
  });

  it('the office sees that somebody is refused, and lets everybody try again', async () => {
    browser.clear();
    await strangers();
    const { tries } = here.app.entrance;
    expect(await tries.someoneWaits('fangmin')).toBe(true);
    expect(await refusal(own)).toBe('sign-in-unknown-device');
    await unlockAccount(here.app, operator, { key: key(), account: (await one('fangmin')).id });
    expect(await tries.someoneWaits('fangmin')).toBe(false);
    expect(await refusal(own)).toBeNull();
  });
});

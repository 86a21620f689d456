import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../make/browser';
import { testApp, type TestApp } from './test-app';
import { accountTools } from './account-tools';
import { databases } from './stores';

const today = '2026-10-05';

describe.each(databases)('roles of accounts on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  const { add, one, give, end, signIn, remember, signedIn, own, settle } = accountTools(() => ({
    here,
    browser
  }));

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
  });
  afterEach(() => here.end());

  it('an ended role ends the sessions; given again it opens again', async () => {
    await settle(await add('fangmin'));
    const stolen = browser.headers;
    expect(await signedIn()).not.toBeNull();
    await end('fangmin', 'recorder');
    expect(await here.store.selectFrom('auth_session').selectAll().execute()).toEqual([]);
    expect(await here.app.entrance.signedIn(stolen)).toBeNull();
    await expect(signIn('fangmin', own)).rejects.toThrow('no-role');
    expect(await here.store.selectFrom('auth_session').selectAll().execute()).toEqual([]);
    await give('fangmin', {});
    await signIn('fangmin', own);
    expect(await signedIn()).toMatchObject({ actor: { roles: ['recorder'] } });
    expect((await one('fangmin')).roles.map(({ state }) => state).sort()).toEqual(['ended', 'now']);
  });

  it('S16 a browser that has signed in to an account hears that its last role has ended, and no other one does', async () => {
    const { actor } = await settle(await add('fangmin'));
    await remember(actor.account);
    const lost = (headers: Headers) => here.app.entrance.hasLostRoles(headers, actor.account);
    expect(await lost(browser.headers)).toBe(false);
    await end('fangmin', 'recorder');
    expect(await lost(browser.headers)).toBe(true);
    expect(await lost(new Headers())).toBe(false);
    expect(await here.app.entrance.hasLostRoles(browser.headers, 'nobody')).toBe(false);
    await give('fangmin', {});
    expect(await lost(browser.headers)).toBe(false);
  });

  it('a role’s last day is a day', async () => {
    await add('fangmin');
    for (const last of ['2026-99-99', '2027-02-29', '2026-10-06T00:00', 'tomorrow', '9999-12-31'])
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
});

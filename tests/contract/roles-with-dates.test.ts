import { may, type RoleName } from '$lib/server/platform/access/actor';
import { createAccount } from '$lib/server/platform/auth/auth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../make/browser';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const password = 'a sentence of my own';
/** A minute before midnight in the unit's zone, and one after. */
const lastEvening = '2026-10-06T15:59:00Z';
const dayAfter = '2026-10-06T16:01:00Z';

describe.each(databases)('a role with dates on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let account: string;
  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    account = await createAccount(here.app.auth, { username: 'daiban', name: '代班', password });
  });
  afterEach(() => here.end());

  const give = async (role: RoleName, from: string, to: string | null) =>
    (await here.app.read(here.operator)).accounts.give({
      account,
      role,
      subject: null,
      from,
      to,
      by: null
    });
  const signIn = () => here.app.entrance.signIn(browser.caller, { username: 'daiban', password });
  const inside = () => here.app.entrance.signedIn(browser.headers);

  it('ends with its last day: session, endpoints and what was begun before', async () => {
    await give('recorder', '2026-10-01', '2026-10-06');
    await signIn();
    here.at(lastEvening);
    const before = await inside();
    expect(before && may(before.actor, 'import')).toBe(true);
    here.at(dayAfter);
    if (!before) throw new Error('not signed in');
    // The request began before midnight.
    await expect(
      here.app.runCommand(before.actor, { permission: 'import', key: 'after-midnight' }, async () => null)
    ).rejects.toThrow('forbidden');
    expect(await inside()).toBeNull();
    expect(await here.store.selectFrom('auth_session').select('id').execute()).toEqual([]);
    await expect(signIn()).rejects.toThrow('no-role');
    const { accounts } = await here.app.read(here.operator);
    expect((await accounts.one(account)).roles).toMatchObject([
      { role: 'recorder', to: '2026-10-06', state: 'ended' }
    ]);
  });

  it('begins with its first day: what is done on the basis of it before is refused', async () => {
    await give('member', '2026-10-01', null);
    await give('recorder', '2026-10-06', null);
    await signIn();
    here.at(lastEvening);
    const inTime = await inside();
    if (!inTime) throw new Error('not signed in');
    const book = (key: string) =>
      here.app.runCommand(inTime.actor, { permission: 'import', key }, async () => null);
    await book('in-its-time');
    // The clock was set back meanwhile, so the role hasn't begun.
    here.at('2026-10-05T04:00:00Z');
    await expect(book('before-its-time')).rejects.toThrow('forbidden');
  });

  it('ends alone: what else the account is goes on under the same session', async () => {
    await give('recorder', '2026-10-01', '2026-10-06');
    await give('editor', '2026-10-01', null);
    await signIn();
    here.at(dayAfter);
    const now = await inside();
    expect(now?.actor.roles).toEqual(['editor']);
    expect(now && may(now.actor, 'see-ledger')).toBe(false);
  });

  it('begins with its first day', async () => {
    await give('recorder', '2026-10-07', null);
    here.at(lastEvening);
    await expect(signIn()).rejects.toThrow('no-role');
    const { accounts } = await here.app.read(here.operator);
    expect((await accounts.one(account)).roles).toMatchObject([{ state: 'coming' }]);
    here.at(dayAfter);
    await signIn();
    expect((await inside())?.actor.roles).toEqual(['recorder']);
  });
});

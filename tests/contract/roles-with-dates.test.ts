import { may, type RoleName } from '$lib/server/accounts/actor';
import { createAccount } from '$lib/server/auth/auth';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../make/browser';
import { aHouse, type AHouse } from './a-house';
import { databases } from './stores';

vi.setConfig({ testTimeout: 30_000 });

const password = 'a sentence of my own';
/** A minute before midnight in the unit’s zone, and one after. */
const lastEvening = '2026-10-06T15:59:00Z';
const dayAfter = '2026-10-06T16:01:00Z';

describe.each(databases)('a role with dates on $kind', (database) => {
  let here: AHouse;
  let browser: Browser;
  let account: string;
  beforeEach(async () => {
    browser = new Browser();
    here = await aHouse({ database, plugins: [browser.plugin] });
    account = await createAccount(here.house.auth, { username: 'daiban', name: '代班', password });
  });
  afterEach(() => here.end());

  const give = async (role: RoleName, from: string, to: string | null) =>
    (await here.house.read(here.operator)).accounts.give({
      account,
      role,
      subject: null,
      from,
      to,
      by: null
    });
  const signIn = () => here.house.entrance.signIn(browser.caller, { username: 'daiban', password });
  const inside = () => here.house.entrance.signedIn(browser.headers);

  it('ends with its last day: session, doors and what was begun before', async () => {
    await give('recorder', '2026-10-01', '2026-10-06');
    await signIn();
    here.at(lastEvening);
    const before = await inside();
    expect(before && may(before.actor, 'import')).toBe(true);
    here.at(dayAfter);
    if (!before) throw new Error('not signed in');
    // A request that began before midnight.
    await expect(
      here.house.act(before.actor, { act: 'import', key: 'after-midnight' }, async () => null)
    ).rejects.toThrow('forbidden');
    expect(await inside()).toBeNull();
    expect(await here.store.selectFrom('auth_session').select('id').execute()).toEqual([]);
    await expect(signIn()).rejects.toThrow('no-role');
    const { accounts } = await here.house.read(here.operator);
    expect((await accounts.one(account)).roles).toMatchObject([
      { role: 'recorder', to: '2026-10-06', state: 'ended' }
    ]);
  });

  it('begins with its first day: what is done on the ground of it before is refused', async () => {
    await give('member', '2026-10-01', null);
    await give('recorder', '2026-10-06', null);
    await signIn();
    here.at(lastEvening);
    const inTime = await inside();
    if (!inTime) throw new Error('not signed in');
    const book = (key: string) => here.house.act(inTime.actor, { act: 'import', key }, async () => null);
    await book('in-its-time');
    // A clock that was put right meanwhile: the role hasn't begun.
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
    const { accounts } = await here.house.read(here.operator);
    expect((await accounts.one(account)).roles).toMatchObject([{ state: 'coming' }]);
    here.at(dayAfter);
    await signIn();
    expect((await inside())?.actor.roles).toEqual(['recorder']);
  });
});

import { joinAccount } from '$lib/server/domain/accounts/manage-accounts';
import { actorOnPhone } from '$lib/server/domain/me/actor-on-phone';
import { myDelta } from '$lib/server/domain/me/my-delta';
import type { Actor } from '$lib/server/platform/access/actor';
import { phoneOwner } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../make/browser';
import { person } from '../make/person';
import { accountTools } from './account-tools';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

describe.each(databases)('an account that is scored in several units, on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let branch: string;
  /** 李明, p2 of the community, as the branch's office knows them by user name */
  let cadre: Actor;
  let no = 0;
  const { add, one, settle } = accountTools(() => ({ here, browser }));

  const inBranch = (): Actor => ({ ...here.operator, account: 'branch-operator', unit: branch });
  const join = (username: string, subject = 'd1') =>
    joinAccount(here.app, inBranch(), {
      key: `join-key-${(no += 1)}`,
      username,
      subject,
      from: '',
      to: ''
    });
  const shown = (owner: string | null) => actorOnPhone(here.app, cadre, owner);
  const ownerIn = (unit: string) => phoneOwner({ account: cadre.account, unit });

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    const stores = await aUnit(here.store, '第一党支部', { firstPeriod: '2026-09', scheme: 'party-members' });
    branch = stores.unit.id;
    await stores.roster.save([person('d1', '李明'), person('d2', '韩冰')]);
    const inside = await settle(await add('liming', { role: 'member', subject: 'p2' }));
    cadre = inside.actor;
  });
  afterEach(() => here.end());

  it('S16 is entered by its user name, shows the unit that is asked for, and each by itself', async () => {
    await join('liming');
    expect((await shown(null)).unit).toBe(cadre.unit);
    const there = await shown(ownerIn(branch));
    expect(there).toMatchObject({ account: cadre.account, unit: branch, subject: 'd1', roles: ['member'] });
    const [home, away] = [await myDelta(here.app, cadre, 0), await myDelta(here.app, there, 0)];
    expect(home).toMatchObject({ owner: ownerIn(cadre.unit), person: { subject: 'p2' } });
    expect(home.otherUnits).toEqual([{ owner: ownerIn(branch), name: '第一党支部' }]);
    expect(away).toMatchObject({ owner: ownerIn(branch), person: { subject: 'd1' } });
    expect(away.otherUnits).toEqual([{ owner: ownerIn(cadre.unit), name: '阳光社区' }]);
    expect(away.scheme?.rules.id).toBe('party-members');
  });

  it('S16 grants nothing by being asked for: a unit without a role of theirs, or another account’s, is ignored', async () => {
    for (const owner of [
      ownerIn(branch),
      phoneOwner({ account: 'x', unit: branch }),
      `${cadre.account}.`,
      '.'
    ])
      expect((await shown(owner)).unit).toBe(cadre.unit);
    expect((await myDelta(here.app, cadre, 0)).otherUnits).toEqual([]);
  });

  it('S16 shows the other unit no more once the role there has ended', async () => {
    const { account } = await join('liming');
    const stores = await here.app.read(inBranch());
    const [held] = (await stores.accounts.one(account)).roles;
    await stores.accounts.end(held?.id ?? '', '2026-10-04', 'branch-operator');
    expect((await shown(ownerIn(branch))).unit).toBe(cadre.unit);
  });

  it('is entered for somebody in the roster who has no account, by a user name that exists, and not for oneself', async () => {
    await expect(join('nobody')).rejects.toThrow('account-unknown');
    await expect(join('liming', 'd9')).rejects.toThrow();
    await join('liming');
    await expect(join('liming', 'd2')).rejects.toThrow('role-held');
    await add('hanbing', { role: 'member', subject: 'p3' });
    await expect(join('hanbing')).rejects.toThrow('subject-has-account');
    const { id } = await one('hanbing');
    const oneself = { ...inBranch(), account: id };
    const asked = { key: 'join-oneself', username: 'hanbing', subject: 'd2', from: '', to: '' };
    await expect(joinAccount(here.app, oneself, asked)).rejects.toThrow('own-role');
  });
});

import type { Actor } from '$lib/server/platform/access/actor';
import {
  addAccount,
  giveRole,
  resetPassword,
  unlockAccount
} from '$lib/server/domain/accounts/manage-accounts';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../make/browser';
import { testApp, type TestApp } from './test-app';
import { accountTools, roleFields } from './account-tools';
import { aUnit, databases } from './stores';

describe.each(databases)('accounts on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let operator: Actor;
  const { key, add, accounts, one, give, end, signIn, signedIn, settle } = accountTools(() => ({
    here,
    browser
  }));

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    operator = here.operator;
  });
  afterEach(() => here.end());

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
    const form = { key: key(), username: 'fangmin', name: '方敏', role: roleFields };
    const first = await addAccount(here.app, operator, form);
    expect(await addAccount(here.app, operator, form)).toEqual(first);
    expect(first.password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const { store } = here;
    const written = [
      await store.selectFrom('answer').selectAll().execute(),
      await store.selectFrom('audit').selectAll().execute(),
      await store.selectFrom('auth_account').selectAll().execute()
    ];
    expect(JSON.stringify(written)).not.toContain(first.password);
    expect(JSON.stringify(written[0])).not.toContain('方敏');
    expect(await accounts()).toHaveLength(1);
  });

  it('lists accounts of this unit alone, with their roles in it', async () => {
    await add('fangmin');
    const other: Actor = { ...operator, account: 'o2', unit: (await aUnit(here.store, '月光社区')).unit.id };
    await addAccount(here.app, other, { key: key(), username: 'elsewhere', name: '外人', role: roleFields });
    expect((await accounts()).map(({ username }) => username)).toEqual(['fangmin']);
    const theirs = await (await here.app.read(other)).accounts.list();
    const [foreign] = theirs;
    for (const action of [resetPassword, unlockAccount])
      await expect(action(here.app, operator, { key: key(), account: foreign?.id ?? '' })).rejects.toThrow(
        'not-found'
      );
    await expect(
      giveRole(here.app, operator, { key: key(), account: foreign?.id ?? '', role: roleFields })
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
      giveRole(here.app, self, { key: key(), account: self.account, role: { ...roleFields, role: 'editor' } })
    ).rejects.toThrow('own-role');
    await expect(resetPassword(here.app, self, { key: key(), account: self.account })).rejects.toThrow(
      'own-password'
    );
    for (const roles of [['recorder'], ['committee'], ['editor'], ['member']] as const)
      await expect(
        addAccount(
          here.app,
          { ...operator, roles },
          { key: key(), username: 'abc', name: '某', role: roleFields }
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
});

import { addAccounts } from '$lib/server/domain/accounts/add-accounts';
import { addAccount, giveRole } from '$lib/server/domain/accounts/manage-accounts';
import { proposedTerm } from '$lib/server/domain/accounts/proposed-term';
import { withoutAccount } from '$lib/server/domain/accounts/without-account';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const today = '2026-10-05';

describe.each(databases)('accounts from the roster on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `roster-accounts-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({
      database,
      people: [person('p1', '李明'), person('p2', '黎明'), { ...person('p3', '韩冰'), to: '2026-09-30' }]
    });
  });
  afterEach(() => here.end());

  const without = async () => withoutAccount(await here.app.read(here.operator), today);
  const signIn = (username: string, password: string) =>
    here.app.entrance.signIn({ headers: new Headers(), source: '203.0.113.7' }, { username, password });
  const both = [
    { subject: 'p1', username: 'liming' },
    { subject: 'p2', username: 'liming2' }
  ];

  it('offers everybody in service a name, makes all accounts with one term, and each slip signs in', async () => {
    expect(await without()).toEqual([
      { id: 'p1', name: '李明', username: 'liming', alike: [] },
      { id: 'p2', name: '黎明', username: 'liming2', alike: [] }
    ]);
    const asked = { key: key(), accounts: both, to: '2029-06-30' };
    const slips = await addAccounts(here.app, here.operator, asked);
    expect(slips.map(({ subject, name, username }) => [subject, name, username])).toEqual([
      ['p1', '李明', 'liming'],
      ['p2', '黎明', 'liming2']
    ]);
    expect(new Set(slips.map(({ password }) => password)).size).toBe(2);
    const { accounts } = await here.app.read(here.operator);
    expect(
      (await accounts.list()).map(({ username, roles }) => [
        username,
        roles.map(({ role, subject, to }) => [role, subject?.id, to])
      ])
    ).toEqual([
      ['liming', [['member', 'p1', '2029-06-30']]],
      ['liming2', [['member', 'p2', '2029-06-30']]]
    ]);
    for (const { username, password } of slips) await signIn(username, password);
    expect(await without()).toEqual([]);
    // A form that is sent again shows the same slips, and makes nothing.
    expect(await addAccounts(here.app, here.operator, asked)).toEqual(slips);
  });

  it('makes none where one is refused, and says which', async () => {
    const refused = (accounts: typeof both, to = '') =>
      expect(addAccounts(here.app, here.operator, { key: key(), accounts, to })).rejects;
    await refused([]).toMatchObject({ code: 'no-accounts-chosen' });
    await refused([
      { subject: 'p1', username: 'liming' },
      { subject: 'p2', username: 'liming' }
    ]).toMatchObject({ code: 'username-twice', params: { username: 'liming' } });
    await refused([
      { subject: 'p1', username: 'liming' },
      { subject: 'p3', username: 'hanbing' }
    ]).toMatchObject({ code: 'subject-left', params: { subject: 'p3' } });
    await refused(both, '2026-10-04').toMatchObject({ code: 'bad-role-dates' });
    await expect(
      addAccounts(here.app, here.recorder, { key: key(), accounts: both, to: '' })
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await without()).toHaveLength(2);
  });

  it('proposes the term that the unit sets, until it is over', async () => {
    const { unit } = await here.app.read(here.operator);
    expect(proposedTerm(unit, today)).toBe('');
    const set = { ...unit, accountTerm: '2029-06-30' };
    expect(proposedTerm(set, today)).toBe('2029-06-30');
    expect(proposedTerm(set, '2029-06-30')).toBe('2029-06-30');
    expect(proposedTerm(set, '2029-07-01')).toBe('');
  });

  it('says which roles end soon, while they hold and nothing goes on after them', async () => {
    await addAccounts(here.app, here.operator, { key: key(), accounts: both, to: '2026-10-31' });
    const { accounts } = await here.app.read(here.operator);
    const [first] = await accounts.list();
    const ending = async () => (await accounts.endingBy('2026-11-04')).map(({ name, to }) => [name, to]);
    expect((await ending()).sort()).toEqual([
      ['李明', '2026-10-31'],
      ['黎明', '2026-10-31']
    ]);
    expect(await accounts.endingBy('2026-10-30')).toEqual([]);
    await giveRole(here.app, here.operator, {
      key: key(),
      account: first?.id ?? '',
      role: { role: 'member', subject: 'p1', department: '', from: '2026-11-01', to: '' }
    });
    expect(await ending()).toEqual([['黎明', '2026-10-31']]);
    here.at('2026-11-01T04:00:00Z');
    expect(await ending()).toEqual([]);
  });

  it('names an account that may be the same person’s, which has no person of the roster yet', async () => {
    await addAccount(here.app, here.operator, {
      key: key(),
      username: 'liming',
      name: '李明',
      role: { role: 'recorder', subject: '', department: '', from: '', to: '' }
    });
    expect(await without()).toEqual([
      { id: 'p1', name: '李明', username: 'liming2', alike: ['liming'] },
      { id: 'p2', name: '黎明', username: 'liming3', alike: [] }
    ]);
  });
});

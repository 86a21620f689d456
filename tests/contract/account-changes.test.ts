import { changesToNote, noteAccountChanges } from '$lib/server/domain/accounts/changes-to-note';
import { addSittingMember, resetPassword } from '$lib/server/domain/accounts/manage-accounts';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import type { Actor } from '$lib/server/platform/access/actor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../make/browser';
import { accountTools } from './account-tools';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

describe.each(databases)('what an operator does to accounts of the office, on $kind', (database) => {
  let here: TestApp;
  let browser: Browser;
  let now: Date;
  let second: Actor;
  const { key, add, end, give, one } = accountTools(() => ({ here, browser }));

  beforeEach(async () => {
    browser = new Browser();
    here = await testApp({ database, plugins: [browser.plugin] });
    now = new Date('2026-10-05T04:00:00Z');
    await add('tangyue', { role: 'operator' }, '唐岳');
    second = { ...here.operator, account: (await one('tangyue')).id };
    here.at('2026-10-05T05:00:00Z');
  });
  afterEach(() => here.end());

  const on = async (actor: Actor) =>
    (await changesToNote(await here.app.read(actor), actor, now)).map(({ done, name, role, by }) => [
      done,
      name,
      role && [role.name, role.from, role.to],
      by
    ]);

  /** notes all that stands on a desk now */
  const noteAll = async (actor: Actor) => {
    const [newest] = await changesToNote(await here.app.read(actor), actor, now);
    await noteAccountChanges(here.app, actor, { key: key(), until: newest?.no ?? 0 });
  };

  it('stands on the desks of all others of the office, and not on the doer’s or of another unit', async () => {
    await noteAll(here.recorder);
    await add('fangmin', { role: 'recorder', from: '2026-10-08' }, '方敏');
    await add('liming', { role: 'member', subject: 'p2' });
    await addSittingMember(here.app, here.operator, { key: key(), name: '何洁', from: '', to: '' });
    const said = [
      ['given', '何洁', ['committee', '2026-10-05', null], ''],
      ['given', '方敏', ['recorder', '2026-10-08', null], '']
    ];
    expect(await on(here.recorder)).toEqual(said);
    const founding = ['given', '唐岳', ['operator', '2026-10-05', null], ''];
    for (const role of ['committee', 'superior', 'editor', 'department', 'commission'] as const)
      expect(await on({ ...here.second, roles: [role] })).toEqual([...said, founding]);
    expect(await on(second)).toEqual(said);
    expect(await on(here.operator)).toEqual([]);
    expect(await on(here.member('p1'))).toEqual([]);
    const { unit } = await aUnit(here.store, '月光社区');
    expect(await on({ ...here.recorder, unit: unit.id })).toEqual([]);
  });

  it('an ended role and a password that was reset are told too, with whose act it was', async () => {
    await add('fangmin', {}, '方敏');
    const { id } = await one('fangmin');
    await noteAll(here.second);
    await resetPassword(here.app, second, { key: key(), account: id });
    await give('fangmin', { role: 'committee' });
    await end('fangmin', 'recorder', '2026-10-31');
    expect(await on(here.second)).toEqual([
      ['ended', '方敏', ['recorder', '2026-10-05', '2026-10-31'], ''],
      ['given', '方敏', ['committee', '2026-10-05', null], ''],
      ['reset', '方敏', null, '唐岳']
    ]);
    // The one whose password it is hears of that alone.
    expect((await on({ ...here.recorder, account: id })).map(([done, name]) => [done, name])).toEqual([
      ['reset', '方敏'],
      ['given', '唐岳']
    ]);
  });

  it('leaves a desk once its reader has noted it, or after 30 days, and the trail has it all', async () => {
    await add('fangmin', {}, '方敏');
    const stores = await here.app.read(here.recorder);
    const [newest] = await changesToNote(stores, here.recorder, now);
    const press = { key: key(), until: newest?.no ?? 0 };
    await noteAccountChanges(here.app, here.recorder, press);
    await noteAccountChanges(here.app, here.recorder, press);
    expect(await on(here.recorder)).toEqual([]);
    expect(await on(here.second)).toHaveLength(2);
    await give('fangmin', { role: 'editor' });
    expect(await on(here.recorder)).toEqual([['given', '方敏', ['editor', '2026-10-05', null], '']]);
    now = new Date('2026-11-05T04:00:00Z');
    expect(await on(here.recorder)).toEqual([]);
    const filter = {
      account: null,
      action: 'note-account-changes',
      except: [],
      but: [],
      from: null,
      to: null
    };
    expect(await stores.trail.count(filter)).toBe(1);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    await expect(
      noteAccountChanges(here.app, here.member('p1'), { key: key(), until: 1 })
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('costs a page no look at the accounts where its reader has noted all', async () => {
    await add('fangmin', {}, '方敏');
    const { accounts } = await here.app.read(here.recorder);
    let looks = 0;
    const list = () => {
      looks += 1;
      return accounts.list();
    };
    const shown = () => changesToNote({ accounts: { ...accounts, list } }, here.recorder, now);
    expect(await shown()).toHaveLength(2);
    expect(looks).toBe(1);
    await noteAll(here.recorder);
    expect(await shown()).toEqual([]);
    expect(looks).toBe(1);
  });
});

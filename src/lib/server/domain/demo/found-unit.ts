import { addDays, firstDay } from '$lib/calendar';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/access/actor';
import { demoPassword, demoScheme, demoUnits, type DemoUnitCode } from './demo-accounts';
import { sqlChanges } from '../../platform/changes/sql-changes';
import { addSittingMember } from '../accounts/manage-accounts';
import { insertRecord, nextRecord } from '../audit/append-record';
import { grantRole } from '../accounts/grant-role';
import { createAccount } from '../../platform/auth/auth';
import { addBoard } from '../boards/add-board';
import type { AppWithStore } from '../../app';
import { addUnit } from '../units/sql-unit';
import { usualWindow } from './meeting-day';
import type { DemoUnit } from './units/demo-unit';

export const demoTimeZone = 'Asia/Shanghai';

/** The two people of a demo's unit who seal its months. */
export interface SealingPair {
  recorder: Actor;
  second: Actor;
}

/** The demo's units and accounts that exist so far. */
export interface FoundedDemo {
  units: Map<DemoUnitCode, { unit: string; first: string }>;
  /** ids by user name */
  accounts: Map<string, string>;
}

/** Connects superiors who work in another unit of the demo, when the later of the two units is founded. */
async function giveSuperiors(
  { store, app: { clock } }: AppWithStore,
  code: DemoUnitCode,
  founded: FoundedDemo
): Promise<void> {
  for (const { code: own, accounts } of demoUnits)
    for (const { username, superiorOf = [] } of accounts) {
      const account = founded.accounts.get(username);
      if (account === undefined) continue;
      for (const each of own === code ? superiorOf : superiorOf.filter((other) => other === code)) {
        const there = founded.units.get(each);
        if (!there) continue;
        const role = { account, unit: there.unit, role: 'superior', subject: null } as const;
        // These roles begin after those in the account's own unit, because an account works where it got
        // the first of them.
        const later = [there.first, founded.units.get(own)?.first ?? there.first].sort().at(-1);
        const from = addDays(firstDay(later ?? there.first), 1);
        await grantRecorded(store, there.unit, [{ ...role, from }], clock);
      }
    }
}

/** Gives roles as a part of the unit's founding, with a record of its trail. */
function grantRecorded(
  store: AppWithStore['store'],
  unit: string,
  roles: readonly Parameters<typeof grantRole>[1][],
  clock: () => Date
): Promise<void> {
  return store.transaction().execute(async (transaction) => {
    for (const role of roles) await grantRole(transaction, role);
    const before = await sqlChanges(transaction, unit).head();
    const acted = {
      id: randomUUID(),
      unit,
      account: 'founding',
      action: 'found',
      key: randomUUID(),
      input: ''
    };
    const { record } = await nextRecord(transaction, {
      ...acted,
      before,
      at: clock().toISOString(),
      deviceAt: null
    });
    await insertRecord(transaction, record);
  });
}

/**
 * Founds one unit of the demo: roster, board, accounts with their roles.
 *
 * @param founded what of the demo there is already; this unit is added
 * @param first the month that its ledger begins with
 * @param open the month that is open in the end
 * @returns its recorder, and who seals what that one proposes
 */
export async function foundUnit(
  { app, store }: AppWithStore,
  demo: DemoUnit,
  { first, open, founded }: { first: string; open: string; founded: FoundedDemo }
): Promise<SealingPair> {
  const { code, name, parent, objections } = demo;
  const unit = await addUnit(store, {
    name,
    parent,
    scheme: demoScheme(code),
    timeZone: demoTimeZone,
    objections,
    firstPeriod: first,
    masked: false,
    publicityDays: usualWindow
  });
  await addBoard(store, { code, unit, name: demo.board });
  const roles = ['recorder'] as const;
  const founder: Actor = { account: 'founding', session: null, name: '演示', unit, roles, subject: null };
  let recorder = founder;
  let second: Actor = { ...founder, account: 'founding-second' };
  await app.runCommand(founder, { permission: 'import', key: `demo-roster-${code}` }, async (stores) => {
    await stores.roster.save(demo.people(open));
    return null;
  });
  const { accounts = [], sits = [] } = demoUnits.find((each) => each.code === code) ?? {};
  for (const { roles, subject, department, username, name } of accounts) {
    const account = { username, name };
    const id = await createAccount(app.auth, { ...account, password: demoPassword });
    if (roles.includes('recorder')) recorder = { ...founder, account: id, name: account.name };
    founded.accounts.set(account.username, id);
    if (roles.includes('committee') && !roles.includes('recorder'))
      second = { ...founder, account: id, name: account.name, roles: ['committee'] };
    const granted = roles.map((role) => ({
      account: id,
      unit,
      role,
      from: firstDay(first),
      subject: role === 'member' ? subject : null,
      ...(role === 'department' && department !== undefined && { department })
    }));
    await grantRecorded(store, unit, granted, () => app.clock());
  }
  const operator: Actor = { ...founder, roles: ['operator'] };
  for (const [at, each] of sits.entries())
    await addSittingMember(app, operator, { key: `demo-sits-${code}-${at}`, name: each, from: '', to: '' });
  founded.units.set(code, { unit, first });
  await giveSuperiors({ app, store }, code, founded);
  return { recorder, second };
}

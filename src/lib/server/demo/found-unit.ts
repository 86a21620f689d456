import { firstDay } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import { demoPassword, demoUnits } from '../accounts/demo-accounts';
import { grantRole } from '../accounts/grant-role';
import { createAccount } from '../auth/auth';
import { addBoard } from '../boards/add-board';
import type { Ground } from '../house';
import { addUnit } from '../units/sql-unit';
import type { DemoUnit } from './units/demo-unit';

export const timeZone = 'Asia/Shanghai';

/** The two people of a demo's unit who seal its months. */
export interface Desk {
  recorder: Actor;
  second: Actor;
}

/**
 * Founds one unit of the demo: roster, board, accounts with their roles.
 *
 * @param first the month that its ledger begins with
 * @param open the month that is open in the end
 * @returns its recorder, and who seals what that one proposes
 */
export async function foundUnit(
  { house, store }: Ground,
  demo: DemoUnit,
  { first, open }: { first: string; open: string }
): Promise<Desk> {
  const { code, name, parent, scheme, objections } = demo;
  const unit = await addUnit(store, {
    ...{ name, parent, scheme, timeZone, objections },
    ...{ firstPeriod: first, masked: false, publicityDays: 5 }
  });
  await addBoard(store, { code, unit, name: demo.board });
  const roles = ['recorder'] as const;
  const founder: Actor = { account: 'founding', session: null, name: '演示', unit, roles, subject: null };
  let recorder = founder;
  let second: Actor = { ...founder, account: 'founding-second' };
  await house.act(founder, { act: 'import', key: `demo-roster-${code}` }, async (stores) => {
    await stores.roster.save(demo.people(open));
    return null;
  });
  const accounts = demoUnits.find((each) => each.code === code)?.accounts ?? [];
  for (const { roles, subject, department, ...account } of accounts) {
    const id = await createAccount(house.auth, { ...account, password: demoPassword });
    if (roles.includes('recorder')) recorder = { ...founder, account: id, name: account.name };
    const sealing = roles.find((role) => role === 'committee' || role === 'superior');
    if (sealing) second = { ...founder, account: id, name: account.name, roles: [sealing] };
    for (const role of roles) {
      const granted = { account: id, unit, role, from: firstDay(first) };
      await grantRole(store, {
        ...granted,
        subject: role === 'member' ? subject : null,
        ...(department !== undefined && { department })
      });
    }
  }
  return { recorder, second };
}

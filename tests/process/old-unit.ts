import { addDays, dayIn } from '$lib/calendar';
import { grantRole } from '$lib/server/accounts/grant-role';
import type { RoleName } from '$lib/server/accounts/actor';
import { createAccount } from '$lib/server/auth/auth';
import { addBoard } from '$lib/server/boards/add-board';
import { openHouse } from '$lib/server/house';
import type { Settings } from '$lib/server/settings/settings';
import { addUnit } from '$lib/server/units/sql-unit';
import { person } from '../make/person';
import { unit } from '../make/unit';

export const password = 'long-enough-for-anybody';

/** Who works in the unit that these tests found. */
export const staff = [
  { username: 'keeper', name: '纪检专干', role: 'recorder' },
  { username: 'second', name: '两委', role: 'committee' },
  { username: 'crier', name: '宣传员', role: 'editor' }
] as const satisfies { username: string; name: string; role: RoleName }[];

/**
 * Founds a unit of twelve people that has years of months to seal: since the scheme is in force.
 * @returns its id
 */
export async function foundOldUnit(settings: Settings): Promise<string> {
  const { house, store } = await openHouse(settings);
  const id = await addUnit(store, unit({ firstPeriod: '2024-01' }));
  await addBoard(store, { code: 'demo', unit: id, name: '一楼大厅' });
  const founder = {
    account: 'founding',
    session: null,
    name: '',
    unit: id,
    roles: ['recorder'] as const,
    subject: null
  };
  await house.act(founder, { act: 'import', key: 'found-roster' }, async (stores) => {
    await stores.roster.save(
      Array.from({ length: 12 }, (_, index) => person(`p${index + 1}`, `甲${index + 1}`))
    );
    return null;
  });
  const from = addDays(dayIn('Asia/Shanghai', new Date()), -1);
  for (const { role, ...account } of staff)
    await grantRole(store, {
      account: await createAccount(house.auth, { ...account, password }),
      unit: id,
      role,
      subject: null,
      from
    });
  await house.close();
  return id;
}

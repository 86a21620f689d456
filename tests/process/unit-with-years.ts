import { addDays, dayIn } from '$lib/calendar';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import type { RoleName } from '$lib/server/platform/access/actor';
import { createAccount } from '$lib/server/platform/auth/auth';
import { addBoard } from '$lib/server/domain/boards/add-board';
import { createApp } from '$lib/server/app';
import type { Settings } from '$lib/server/platform/settings/settings';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { person } from '../make/person';
import { unit } from '../make/unit';

export const password = 'long-enough-for-anybody';

/** The accounts of the unit that these tests found. */
export const staff = [
  { username: 'keeper', name: '纪检专干', role: 'recorder' },
  { username: 'second', name: '两委', role: 'committee' },
  { username: 'crier', name: '宣传员', role: 'editor' }
] as const satisfies { username: string; name: string; role: RoleName }[];

/**
 * Founds a unit of twelve people with years of months to seal, since the scheme's first day.
 * @returns its id
 */
export async function foundUnitWithYears(settings: Settings): Promise<string> {
  const { app, store } = await createApp(settings);
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
  await app.runCommand(founder, { permission: 'import', key: 'found-roster' }, async (stores) => {
    await stores.roster.save(
      Array.from({ length: 12 }, (_, index) => person(`p${index + 1}`, `甲${index + 1}`))
    );
    return null;
  });
  const from = addDays(dayIn('Asia/Shanghai', new Date()), -1);
  for (const { role, ...account } of staff)
    await grantRole(store, {
      account: await createAccount(app.auth, { ...account, password }),
      unit: id,
      role,
      subject: null,
      from
    });
  await app.close();
  return id;
}

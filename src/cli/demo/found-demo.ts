import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayIn } from '$lib/calendar';
import type { RoleName } from '$lib/server/accounts/actor';
import { demoPassword, demoUnits, type DemoUnitCode } from '$lib/server/accounts/demo-accounts';
import { openHouse } from '$lib/server/house';
import { readSettings } from '$lib/server/settings/settings';
import { beginDemo, endDemo } from '$lib/server/store/demo-mark';
import { roleNames } from '$lib/text/role-names';
import { timeZone } from '$lib/server/demo/found-unit';
import { liveThrough } from '$lib/server/demo/live-through';
import { livedUnits } from '$lib/server/demo/units/lived-units';
import { demoPeople } from '$lib/server/demo/units/community-people';
import { writeSample } from './write-sample';

export { nameOf } from '$lib/server/store/check-postgres';
export { dropDemo, heldIn } from '$lib/server/store/demo-mark';

export interface Founding {
  dataDir: string;
  /** PostgreSQL instead of the embedded database: an empty one, or it is refused */
  databaseUrl?: string | null;
  publicUrl: string;
  now: Date;
  /** these units alone; else all five */
  only?: readonly DemoUnitCode[];
  /** told after each month: done, of */
  progress(done: number, of: number): void;
}

/**
 * Founds the demo's five units, one for each rule document, in an empty data folder, or an empty PostgreSQL, and lives
 * through their past. Ends with an open month in each, and a notice whose window is open today.
 */
export async function foundDemo({
  dataDir,
  databaseUrl = null,
  publicUrl,
  now,
  only,
  progress
}: Founding): Promise<void> {
  let clock = now;
  if (databaseUrl !== null) await beginDemo(databaseUrl);
  const ground = await openHouse(
    readSettings({
      DATA_DIR: dataDir,
      PUBLIC_URL: publicUrl,
      SUNBOARD_DEMO: '1',
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl })
    }),
    { clock: () => clock }
  );
  const chosen = livedUnits.filter(({ code }) => only?.includes(code) ?? true);
  const { notice } = await liveThrough(ground, chosen, now, (to) => (clock = to), progress);
  await ground.house.close();
  const founded = { day: dayIn(timeZone, now), notice, units: told(), password: demoPassword };
  if (databaseUrl !== null) await endDemo(databaseUrl, JSON.stringify(founded));
  await fillFolder(dataDir, JSON.stringify(founded));
}

/**
 * Writes what a demo has beside its database: the sample workbook, and last of all `founded`, without which the next
 * start knows that this one was interrupted.
 */
export async function fillFolder(dataDir: string, founded: string): Promise<void> {
  const { day, ...rest }: { day: string } = JSON.parse(founded);
  const month = day.slice(0, 7);
  const sample = join(dataDir, `${month}.xlsx`);
  await writeSample(sample, { people: demoPeople(month), month, today: day });
  writeFileSync(join(dataDir, 'founded'), JSON.stringify({ day, ...rest, sample }));
}

/** What the first lines on the terminal say of units and accounts. */
function told() {
  const rolesIn = (roles: readonly RoleName[], locale: 'zh-CN' | 'en', comma: string) =>
    roles.map((role) => roleNames[role]({}, { locale })).join(comma);
  return demoUnits.map(({ code, name, scheme, english, accounts }) => ({
    code,
    what: `${name} · ${scheme} / ${english}`,
    accounts: accounts.map(({ username, name, roles }) => ({
      username,
      what: `${name} ${rolesIn(roles, 'zh-CN', '、')} / ${rolesIn(roles, 'en', ', ')}`
    }))
  }));
}

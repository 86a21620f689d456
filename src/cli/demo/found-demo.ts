import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayIn, monthOf } from '$lib/calendar';
import type { RoleName } from '$lib/server/platform/access/actor';
import { demoPassword, demoUnits, type DemoUnitCode } from '$lib/server/domain/demo/demo-accounts';
import { createApp } from '$lib/server/app';
import { readSettings } from '$lib/server/platform/settings/settings';
import { beginDemo, endDemo } from '$lib/server/platform/store/demo-mark';
import { roleName } from '$lib/text/role-text';
import { builtInScheme } from '$lib/schemes';
import { namesInScheme } from '$lib/server/domain/units/role-names';
import { demoTimeZone } from '$lib/server/domain/demo/found-unit';
import { liveThrough } from '$lib/server/domain/demo/live-through';
import { livedUnits } from '$lib/server/domain/demo/units/lived-units';
import { demoPeople } from '$lib/server/domain/demo/units/community-people';
import { writeSample } from './write-sample';

export { databaseLocation } from '$lib/server/platform/store/postgres/check-postgres';
export { inUse } from '$lib/server/platform/store/sqlite/data-lock';
export { needSqlite } from '$lib/server/platform/store/sqlite/open-raw';
export { dropDemo, heldIn } from '$lib/server/platform/store/demo-mark';

export interface Founding {
  dataDir: string;
  /**
   * address of an empty PostgreSQL to use instead of the embedded database; one that isn't empty is refused
   */
  databaseUrl?: string | null;
  publicUrl: string;
  now: Date;
  /** only these units; by default all five */
  only?: readonly DemoUnitCode[];
  /** called after each month with how many of all are done */
  progress(done: number, of: number): void;
}

/**
 * Founds the demo's five units, one for each rule document, in an empty data folder or an empty PostgreSQL,
 * and lives through their past. It ends with an open month in each, and a notice whose window is open today.
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
  const appWithStore = await createApp(
    readSettings({
      DATA_DIR: dataDir,
      PUBLIC_URL: publicUrl,
      SUNBOARD_DEMO: '1',
      // One unit after another lives the same month, so that this clock goes back by our own hand.
      CLOCK_RIGHT_FROM: '2000-01-01T00:00:00Z',
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl })
    }),
    { clock: () => clock }
  );
  const chosen = livedUnits.filter(({ code }) => only?.includes(code) ?? true);
  const { notice } = await liveThrough(appWithStore, chosen, now, (to) => (clock = to), progress);
  await appWithStore.app.close();
  const founded = { day: dayIn(demoTimeZone, now), notice, units: unitsOnTerminal(), password: demoPassword };
  if (databaseUrl !== null) await endDemo(databaseUrl, JSON.stringify(founded));
  await fillFolder(dataDir, JSON.stringify(founded));
}

/**
 * Writes a demo's files beside its database: the sample workbook and finally `founded`, without which the
 * next start knows that this one was interrupted.
 * @param founded content of that file, as JSON
 */
export async function fillFolder(dataDir: string, founded: string): Promise<void> {
  const { day, ...rest }: { day: string } = JSON.parse(founded);
  const month = monthOf(day);
  const sample = join(dataDir, `${month}.xlsx`);
  await writeSample(sample, { people: demoPeople(month), month, today: day });
  writeFileSync(join(dataDir, 'founded'), JSON.stringify({ day, ...rest, sample }));
}

/** The description of units and accounts that the first lines on the terminal give. */
function unitsOnTerminal() {
  return demoUnits.map(({ code, name, scheme, english, accounts, schemeId }) => {
    const names = namesInScheme(builtInScheme(schemeId));
    const rolesIn = (roles: readonly RoleName[], locale: 'zh-CN' | 'en', comma: string) =>
      roles.map((role) => roleName(role, names, locale)).join(comma);
    return {
      code,
      what: `${name} · ${scheme} / ${english}`,
      accounts: accounts.map(({ username, name, roles }) => ({
        username,
        what: `${name} ${rolesIn(roles, 'zh-CN', '、')} / ${rolesIn(roles, 'en', ', ')}`
      }))
    };
  });
}

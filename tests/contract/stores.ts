import { openHouse } from '$lib/server/house';
import type { Settings } from '$lib/server/settings/settings';
import { openPostgres } from '$lib/server/store/open-postgres';
import { openSqlite } from '$lib/server/store/open-sqlite';
import type { Store } from '$lib/server/store/open-store';
import { sqlUnitStores } from '$lib/server/store/sql-unit-stores';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { addUnit } from '$lib/server/units/sql-unit';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSettings } from '../make/settings';
import { unit } from '../make/unit';
import { freshDatabase, lentDatabase, type FreshDatabase } from '../postgres/fresh-database';

export const noon = new Date('2026-11-05T04:00:00Z');
export const clock = () => noon;

/** Settings with a database of their own, and how it is thrown away. */
export interface Somewhere {
  settings: Settings;
  remove(): Promise<void>;
}

export interface TestedDatabase {
  kind: 'sqlite' | 'postgres';
  /** an empty database, as an operator would give it */
  somewhere(): Promise<Somewhere>;
  /** one that a house has opened before, where that saves time */
  migrated(): Promise<Somewhere>;
  /** a new one, brought up to date; destroying it throws it away */
  open(): Promise<Store>;
}

function folder(databaseUrl: string | null = null): Somewhere {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-test-'));
  return {
    settings: { ...testSettings(dataDir), databaseUrl },
    remove: async () => rmSync(dataDir, { recursive: true, force: true })
  };
}

function inPostgres({ url, drop }: FreshDatabase): Somewhere {
  const { settings, remove } = folder(url);
  return { settings, remove: () => drop().then(remove) };
}

export const sqlite: TestedDatabase = {
  kind: 'sqlite',
  somewhere: async () => folder(),
  async migrated() {
    const somewhere = folder();
    writeFileSync(join(somewhere.settings.dataDir, 'sunboard.db'), await (openedFile ??= openedOnce()));
    return somewhere;
  },
  open: () => openSqlite(':memory:')
};

export const postgres: TestedDatabase = {
  kind: 'postgres',
  somewhere: async () => inPostgres(await freshDatabase()),
  migrated: async () => inPostgres(await lentDatabase(openOnce)),
  async open() {
    const { url, drop } = await lentDatabase(openOnce);
    const db = await openPostgres(url);
    const destroy = db.destroy.bind(db);
    db.destroy = () => destroy().then(drop);
    return db;
  }
};

/** Brings a database up to date, sign-in's tables too. */
async function openOnce(url: string): Promise<void> {
  const { settings, remove } = folder(url);
  const { house } = await openHouse(settings);
  await house.close();
  await remove();
}

/** The embedded one likewise: making it writes it through to the disk many times, copying it doesn't. */
let openedFile: Promise<Buffer> | undefined;
async function openedOnce(): Promise<Buffer> {
  const { settings, remove } = folder();
  const { house } = await openHouse(settings);
  await house.close();
  const bytes = readFileSync(join(settings.dataDir, 'sunboard.db'));
  await remove();
  return bytes;
}

/** Every database that the product runs on; each suite in this folder runs once for each. */
export const databases: readonly TestedDatabase[] = [sqlite, postgres];

/** Founds a unit on an open database and binds its stores. */
export async function aUnit(
  db: Store,
  name = '阳光社区',
  more: Parameters<typeof unit>[0] = {}
): Promise<UnitStores> {
  const id = await addUnit(db, unit({ name, ...more }));
  return sqlUnitStores(db, id, clock);
}

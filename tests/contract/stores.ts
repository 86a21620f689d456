import { createApp } from '$lib/server/app';
import type { Settings } from '$lib/server/platform/settings/settings';
import { openPostgres } from '$lib/server/platform/store/postgres/open-postgres';
import { openSqlite } from '$lib/server/platform/store/sqlite/open-sqlite';
import type { Store } from '$lib/server/platform/store/open-store';
import { sqlUnitStores } from '$lib/server/domain/units/sql-unit-stores';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSettings } from '../make/settings';
import { unit } from '../make/unit';
import { freshDatabase, lentDatabase, type FreshDatabase } from '../postgres/fresh-database';

const noon = new Date('2026-11-05T04:00:00Z');
/** A clock that stands still. */
export const fixedClock = () => noon;

/** Settings with a database of their own, and how to remove it. */
export interface Somewhere {
  settings: Settings;
  remove(): Promise<void>;
}

export interface TestedDatabase {
  kind: 'sqlite' | 'postgres';
  /** an empty database, as an operator would give it */
  somewhere(): Promise<Somewhere>;
  /** a database that an app has opened before, where that saves time */
  migrated(): Promise<Somewhere>;
  /** a new database, brought up to date; destroying it removes it */
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

/** Brings a database up to date, including sign-in's tables. */
async function openOnce(url: string): Promise<void> {
  const { settings, remove } = folder(url);
  const { app } = await createApp(settings);
  await app.close();
  await remove();
}

/**
 * A prepared file of the embedded database: making one writes to the disk many times, while copying doesn't.
 */
let openedFile: Promise<Buffer> | undefined;
async function openedOnce(): Promise<Buffer> {
  const { settings, remove } = folder();
  const { app } = await createApp(settings);
  await app.close();
  const bytes = readFileSync(join(settings.dataDir, 'sunboard.db'));
  await remove();
  return bytes;
}

/**
 * Every database that the product runs on; each suite in this folder runs once for each. The project `sqlite` of
 * `vitest.config.ts` has no PostgreSQL.
 */
export const databases: readonly TestedDatabase[] =
  process.env.TEST_DATABASES === 'sqlite' ? [sqlite] : [sqlite, postgres];

/** Founds a unit on an open database and binds its stores. */
export async function aUnit(
  db: Store,
  name = '阳光社区',
  more: Parameters<typeof unit>[0] = {}
): Promise<UnitStores> {
  const id = await addUnit(db, unit({ name, ...more }));
  return sqlUnitStores(db, id, fixedClock);
}

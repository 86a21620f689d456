import { Kysely, PostgresDialect } from 'kysely';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Settings } from '../settings/settings';
import { atOneMoment } from '../store/at-one-moment';
import { checkPostgres, whyPostgresNotOpen } from '../store/postgres/check-postgres';
import { clientOptions } from '../store/postgres/postgres-client';
import type { Tables } from '../store/tables/tables';
import { databaseName } from '../store/sqlite/database-name';
import { openFile, pinned } from './open-file';
import { refusalOfFailure, noDatabase } from './refusal';

/**
 * Reads the database that the settings name at one moment, whether a server runs or not. Nothing is migrated or made.
 * @throws CommandRefusal or Error, each with a sentence in both languages, when it can't be opened
 */
export async function lookAt<T>(
  { dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  read: (db: Kysely<Tables>) => Promise<T>
): Promise<T> {
  if (databaseUrl !== null) return lookAtPostgres(databaseUrl, read);
  const file = join(dataDir, databaseName);
  if (!existsSync(file)) throw noDatabase(dataDir);
  return lookAtSqlite(file, read);
}

async function lookAtSqlite<T>(file: string, read: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  try {
    const opened = openFile(file);
    try {
      return await pinned(opened, () => read(opened.db));
    } finally {
      opened.close();
    }
  } catch (error) {
    throw refusalOfFailure(error, file);
  }
}

/** Opens a PostgreSQL database for reading. */
export async function lookAtPostgres<T>(url: string, read: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  await checkPostgres(url).catch((error: unknown) => {
    throw whyPostgresNotOpen(error, url);
  });
  const pool = new pg.Pool({ ...clientOptions(url), max: 1 });
  // Without a listener, a connection that breaks while it is idle or closing ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await atOneMoment(db, read);
  } finally {
    await db.destroy();
  }
}

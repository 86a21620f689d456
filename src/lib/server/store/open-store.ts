import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import * as oneMonth from './migrations/0001-one-month';
import * as signIn from './migrations/0002-sign-in';
import * as boards from './migrations/0003-boards';
import * as epoch from './migrations/0005-epoch';
import type { Tables } from './tables';

export type Store = Kysely<Tables>;

/** In the order in which they run; the names stand in the database, so they never change. */
const migrations = {
  '0001-one-month': oneMonth,
  '0002-sign-in': signIn,
  '0003-boards': boards,
  '0005-epoch': epoch
};

/**
 * Opens the embedded database and brings it up to date.
 *
 * @param file path of the database, or `:memory:`
 * @throws what SQLite says when the file can't be opened (`SQLITE_CANTOPEN`), the disk is full (`SQLITE_FULL`), …
 */
export async function openStore(file: string): Promise<Store> {
  const raw = new Database(file);
  raw.pragma('journal_mode = WAL');
  // An acknowledged write survives a power cut; WAL alone would leave that to the next checkpoint.
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) });
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations }
  }).migrateToLatest();
  if (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

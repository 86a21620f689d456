import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { openRaw } from '../store/sqlite/open-raw';
import type { Tables } from '../store/tables/tables';

/** A SQLite file as it is: nothing is migrated, and a running server may have it open as well. */
export interface OpenFile {
  raw: Database.Database;
  db: Kysely<Tables>;
  close(): void;
}

/**
 * Opens a database file.
 * @throws what SQLite says: `SQLITE_CANTOPEN`, `SQLITE_NOTADB`, …; CannotOpen when better-sqlite3 doesn't load
 */
export function openFile(file: string, { readonly = false } = {}): OpenFile {
  const raw = openRaw(file, { fileMustExist: true, readonly });
  try {
    // Opening reads nothing yet; a file that is no database fails here.
    raw.pragma('schema_version');
  } catch (error) {
    raw.close();
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) });
  return { raw, db, close: () => void raw.close() };
}

/**
 * Runs reads on one moment of the file, whatever is written meanwhile. The handle is used for nothing else until done.
 */
export async function pinned<T>({ raw }: OpenFile, read: () => Promise<T>): Promise<T> {
  raw.exec('begin');
  try {
    // The moment is that of the first read.
    raw.prepare('select count(*) from sqlite_schema').get();
    return await read();
  } finally {
    raw.exec('rollback');
  }
}

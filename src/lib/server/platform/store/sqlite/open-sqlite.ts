import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type TransactionSettings
} from 'kysely';
import { guardedSqlite } from './guarded-sqlite';
import { appliedMigrations, isUpToDate } from '../migrate';
import { statementsTo, type StoreWatch } from '../store-watch';
import { migrateMarked } from './migrated-mark';
import { openRaw } from './open-raw';
import type { Tables } from '../tables/tables';
import { whyNotOpenSqlite } from './why-not-open-sqlite';

/**
 * Opens the embedded database and brings it up to date.
 *
 * @param file path of the database, or `:memory:`
 * @throws CannotOpen when better-sqlite3 doesn't load, or the file can't be opened, is damaged, has another baseline, or the disk is full
 */
export async function openSqlite(file: string, watch: StoreWatch = {}): Promise<Kysely<Tables>> {
  try {
    return await open(file, watch);
  } catch (error) {
    throw whyNotOpenSqlite(error, file);
  }
}

async function open(file: string, watch: StoreWatch): Promise<Kysely<Tables>> {
  const database = openRaw(file);
  database.pragma('journal_mode = WAL');
  // An acknowledged write survives a power cut; WAL alone would leave that to the next checkpoint.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({ dialect: new Dialect(database), log: statementsTo(watch) });
  try {
    // Nothing is looked up where nothing is to be done, which is at almost every start.
    const applied = await appliedMigrations(db);
    if (!isUpToDate(applied, file)) await migrateMarked(db, file, applied);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

class Dialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: guardedSqlite(database) });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new Driver(this.#database);
  }
}

class Driver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: guardedSqlite(database) });
    this.#database = database;
  }

  /**
   * A transaction that may write says so from its start. One that finds it out half way fails at once when another
   * process has written since it began, and no waiting helps it (`SQLITE_BUSY_SNAPSHOT`).
   */
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings
  ): Promise<void> {
    const reads = settings?.accessMode === 'read only';
    await connection.executeQuery(CompiledQuery.raw(reads ? 'begin' : 'begin immediate'));
  }

  /** A disk that failed has rolled it back already; to say so would hide what failed. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

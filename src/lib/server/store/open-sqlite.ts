import Database from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDialectConfig,
  type TransactionSettings
} from 'kysely';
import { migrate } from './migrate';
import type { Tables } from './tables';

/**
 * Opens the embedded database and brings it up to date.
 *
 * @param file path of the database, or `:memory:`
 * @throws what SQLite says when the file can't be opened (`SQLITE_CANTOPEN`), the disk is full (`SQLITE_FULL`), …
 */
export async function openSqlite(file: string): Promise<Kysely<Tables>> {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  // An acknowledged write survives a power cut; WAL alone would leave that to the next checkpoint.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({ dialect: new Dialect({ database }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

class Dialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new Driver(this.#config);
  }
}

/**
 * A transaction that may write says so from its start. One that finds it out half way fails at once when another
 * process has written since it began, and no waiting helps it (`SQLITE_BUSY_SNAPSHOT`).
 */
class Driver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings
  ): Promise<void> {
    const reads = settings?.accessMode === 'read only';
    await connection.executeQuery(CompiledQuery.raw(reads ? 'begin' : 'begin immediate'));
  }
}

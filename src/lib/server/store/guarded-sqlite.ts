import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';
import { storageFault } from './storage-fault';

/** A database whose statements tell a disk that fails from a query that is wrong. */
export function guardedSqlite(database: Database.Database): SqliteDatabase {
  return {
    close: () => void database.close(),
    prepare(text) {
      const statement = told(() => database.prepare(text));
      return {
        reader: statement.reader,
        all: (parameters) => told(() => statement.all(parameters)),
        run: (parameters) => told(() => statement.run(parameters)),
        iterate: (parameters) => each(() => statement.iterate(parameters))
      };
    }
  };
}

function told<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw storageFault(error) ?? error;
  }
}

function* each<T>(run: () => IterableIterator<T>): IterableIterator<T> {
  try {
    yield* run();
  } catch (error) {
    throw storageFault(error) ?? error;
  }
}

import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';
import { KeptStatements } from './kept-statements';
import { storageFault } from '../storage-fault';

/** A database whose statements tell a disk that fails from a query that is wrong, and stay compiled. */
export function guardedSqlite(database: Database.Database): SqliteDatabase {
  const kept = new KeptStatements((text) => reported(() => database.prepare(text)));
  return {
    close: () => void database.close(),
    prepare(text) {
      const statement = kept.of(text);
      return {
        reader: statement.reader,
        all: (parameters) => reported(() => statement.all(parameters)),
        run: (parameters) => reported(() => statement.run(parameters)),
        // A statement that is read row by row is busy until it ends, so each gets one of its own.
        iterate: (parameters) => each(() => database.prepare(text).iterate(parameters))
      };
    }
  };
}

function reported<T>(run: () => T): T {
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

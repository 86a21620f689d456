import type { QueryExecutorProvider } from 'kysely';
import { refuseInPostgres } from './append-only-postgres';
import { refuseInSqlite } from './append-only-sqlite';
import { isPostgres } from './dialect';

/**
 * Makes the database itself refuse UPDATE, DELETE and TRUNCATE of a table that only grows, and whatever replaces a row.
 * @param keys every set of columns that is unique in it
 */
export async function refuseChangesOf(
  db: QueryExecutorProvider,
  table: string,
  keys: readonly (readonly string[])[]
): Promise<void> {
  if (isPostgres(db)) await refuseInPostgres(db, table, 'append-only');
  else await refuseInSqlite(db, table, keys, 'append-only');
}

/** The same for a table whose rows may be erased, one by one, and never rewritten. */
export async function refuseRewritingOf(
  db: QueryExecutorProvider,
  table: string,
  key: string
): Promise<void> {
  if (isPostgres(db)) await refuseInPostgres(db, table, 'erasable');
  else await refuseInSqlite(db, table, [[key]], 'erasable');
}

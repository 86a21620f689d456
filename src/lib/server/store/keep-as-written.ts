import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';
import { creationOf, erasedInPostgres, functions, keptInPostgres } from './kept-postgres';
import { erasedOnce, erasedOnceLater, keptRules } from './kept-rules';
import { erasedInSqlite, keptInSqlite } from './kept-sqlite';

/**
 * Makes the database itself refuse changes of what `kept-rules` says never changes, and the return of what was erased.
 * The table `erased` (what, id) must be there.
 */
export async function keepAsWritten(db: QueryExecutorProvider): Promise<void> {
  for (const statement of isPostgres(db) ? inPostgres() : inSqlite()) await sql.raw(statement).execute(db);
}

/** The same for tables that came later: what was erased of them can't be written again. */
export async function refuseReturnOf(
  db: QueryExecutorProvider,
  tables: Record<string, string[]>
): Promise<void> {
  const statements = Object.entries(tables).flatMap(([table, key]) =>
    isPostgres(db) ? erasedInPostgres(table, key).flatMap(creationOf) : erasedInSqlite(table, key)
  );
  for (const statement of statements) await sql.raw(statement).execute(db);
}

function inSqlite(): string[] {
  return [
    ...Object.entries(keptRules).flatMap(([table, rule]) => keptInSqlite(table, rule)),
    ...Object.entries(erasedOnce).flatMap(([table, key]) => erasedInSqlite(table, key))
  ];
}

function inPostgres(): string[] {
  const made = Object.entries(functions).filter(([, body]) => body !== '');
  return [
    ...made.map(
      ([name, body]) => `create function ${name}() returns trigger language plpgsql as $$${body}$$`
    ),
    ...firstGuards().flatMap(creationOf)
  ];
}

/** Every trigger that these make in PostgreSQL. */
export function postgresGuards() {
  return [
    ...firstGuards(),
    ...Object.entries(erasedOnceLater).flatMap(([table, key]) => erasedInPostgres(table, key))
  ];
}

function firstGuards() {
  return [
    ...Object.entries(keptRules).flatMap(([table, rule]) => keptInPostgres(table, rule)),
    ...Object.entries(erasedOnce).flatMap(([table, key]) => erasedInPostgres(table, key))
  ];
}

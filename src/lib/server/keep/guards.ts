import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from '../store/dialect';
import { erasableTables, ledgerTables } from './ledger-tables';

/** Triggers that must be there so that the database itself refuses changes, and aren't, or are switched off. */
export async function missingGuards(db: QueryExecutorProvider): Promise<string[]> {
  const postgres = isPostgres(db);
  const there = new Set(await (postgres ? inPostgres(db) : inSqlite(db)));
  const parts = postgres
    ? { grow: ['no_change', 'no_truncate'], erase: ['no_change', 'no_truncate'] }
    : { grow: ['no_update', 'no_delete', 'no_replace'], erase: ['no_update', 'no_replace'] };
  const needed = [
    ...ledgerTables.flatMap((table) => parts.grow.map((part) => `${table}_${part}`)),
    ...erasableTables.flatMap((table) => parts.erase.map((part) => `${table}_${part}`))
  ];
  return needed.filter((name) => !there.has(name));
}

async function inSqlite(db: QueryExecutorProvider): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'trigger'`.execute(
    db
  );
  return rows.map(({ name }) => name);
}

async function inPostgres(db: QueryExecutorProvider): Promise<string[]> {
  // A: always, also for a session that plays a replica.
  const { rows } = await sql<{ name: string }>`
    select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and t.tgenabled = 'A'`.execute(db);
  return rows.map(({ name }) => name);
}

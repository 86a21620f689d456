import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from '../store/dialect';
import { openSqlite } from '../store/open-sqlite';
import { erasableTables, ledgerTables } from './ledger-tables';

/**
 * Triggers that must be there so that the database itself refuses changes, and aren't, are switched off, or were put
 * back saying something else: a name alone guards nothing.
 */
export async function missingGuards(db: QueryExecutorProvider): Promise<string[]> {
  return isPostgres(db) ? missingInPostgres(db) : missingInSqlite(db);
}

/** SQLite keeps each trigger's own text: it has to be the one that a new database gets. */
async function missingInSqlite(db: QueryExecutorProvider): Promise<string[]> {
  const fresh = await openSqlite(':memory:');
  try {
    const there = await triggers(db);
    const needed = await triggers(fresh);
    return [...needed].flatMap(([name, text]) => (there.get(name) === text ? [] : [name]));
  } finally {
    await fresh.destroy();
  }
}

async function triggers(db: QueryExecutorProvider): Promise<Map<string, string>> {
  const guarded = [...ledgerTables, ...erasableTables];
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'trigger'
      and tbl_name in (${sql.join(guarded)}) order by name`.execute(db);
  return new Map(rows.map(({ name, sql: text }) => [name, text]));
}

/** PostgreSQL's `tgtype`: 1 for each row, 2 before, 8 delete, 16 update, 32 truncate. */
const rowsKept = 1 + 2 + 8 + 16;
const rowsErasable = 1 + 2 + 16;
const truncate = 2 + 32;

async function missingInPostgres(db: QueryExecutorProvider): Promise<string[]> {
  const needed = [
    ...ledgerTables.map((table) => ({ table, rows: rowsKept })),
    ...erasableTables.map((table) => ({ table, rows: rowsErasable }))
  ].flatMap(({ table, rows }) => [
    { table, name: `${table}_no_change`, type: rows },
    { table, name: `${table}_no_truncate`, type: truncate }
  ]);
  // A: always, also for a session that plays a replica. Without WHEN, for every column, and its function raises at once.
  const { rows } = await sql<{ table: string; name: string; type: number }>`
    select c.relname as table, t.tgname as name, t.tgtype as type
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where c.relnamespace = current_schema()::regnamespace and t.tgenabled = 'A' and t.tgqual is null
      and t.tgattr = '' and p.proname = 'refuse_change' and p.prosrc ~ '^[[:space:]]*begin[[:space:]]+raise exception '`.execute(
    db
  );
  const there = new Set(rows.map(({ table, name, type }) => `${table} ${name} ${type}`));
  return needed.flatMap(({ table, name, type }) => (there.has(`${table} ${name} ${type}`) ? [] : [name]));
}

import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from '../store/dialect';
import { openSqlite } from '../store/open-sqlite';
import { functions, type PostgresGuard } from '../store/kept-postgres';
import { postgresGuards } from '../store/keep-as-written';
import { bodyInPostgres } from '../store/refuse-where';
import { refusedRows } from '../store/refused-rows';
import { erasableTables, growingTables, ledgerTables } from './ledger-tables';

/**
 * Triggers that must be there so that the database itself refuses changes, and aren't, are switched off, or were put
 * back saying something else: a name alone guards nothing.
 */
export async function missingGuards(db: QueryExecutorProvider): Promise<string[]> {
  return isPostgres(db) ? missingInPostgres(db) : missingInSqlite(db);
}

/** SQLite keeps each trigger's own text: it has to be the one that a new database gets, but for its line breaks. */
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
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'trigger' order by name`.execute(db);
  return new Map(rows.map(({ name, sql: text }) => [name, withoutBreaks(text)]));
}

/**
 * White space says nothing between the words of a statement, and how a migration indents is nobody's business: all of it as one
 * space. Within quotes it stays. None of our triggers has a comment, whose end would be lost.
 */
function withoutBreaks(text: string): string {
  return text
    .split(/('(?:[^']|'')*')/)
    .map((part, at) => (at % 2 === 0 ? part.replace(/\s+/g, ' ') : part))
    .join('')
    .trim();
}

async function missingInPostgres(db: QueryExecutorProvider): Promise<string[]> {
  const needed = [...refusingGuards(), ...postgresGuards(), ...addingGuards()];
  // A: always, also for a session that plays a replica. Without WHEN, and for every column.
  const { rows } = await sql<{
    table: string;
    name: string;
    type: number;
    run: string;
    text: string;
    args: string;
  }>`
    select c.relname as table, t.tgname as name, t.tgtype as type, p.proname as run, p.prosrc as text,
      encode(t.tgargs, 'escape') as args
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where c.relnamespace = current_schema()::regnamespace and t.tgenabled = 'A' and t.tgqual is null
      and t.tgattr = ''`.execute(db);
  const there = new Set(
    rows.map(({ table, name, type, run, text, args }) =>
      [table, name, type, textIsOwn(run, text) ? run : '', ...args.split('\\000').slice(0, -1)].join('|')
    )
  );
  return needed.flatMap(({ table, name, type, function: run, args }) =>
    there.has([table, name, type, run, ...args].join('|')) ? [] : [name]
  );
}

/** Whether a function is as the house made it, or at least refuses before it does anything else. */
function textIsOwn(name: string, text: string): boolean {
  if (name === 'refuse_change') return /^\s*begin\s+raise exception /.test(text);
  const rule = refusedRows.find(({ run }) => run === name);
  if (rule) return withoutBreaks(bodyInPostgres(rule)) === withoutBreaks(text);
  return Object.entries(functions).some(([own, body]) => own === name && body === text);
}

/** Those that look at rows that are added: `type` 1 each row, 2 before, 4 insert. */
function addingGuards() {
  return refusedRows.map(({ table, trigger: name, run, when }) => ({
    ...{ table, name, function: run, args: [] },
    type: 1 + 4 + (when === 'after' ? 0 : 2)
  }));
}

/** Those of the tables that refuse every change (see `append-only`). */
function refusingGuards(): Omit<PostgresGuard, 'when'>[] {
  const kept = { rows: 1 + 2 + 8 + 16, why: 'is append-only' };
  const erasable = { rows: 1 + 2 + 16, why: 'may be erased, not rewritten' };
  return [
    ...[...ledgerTables, ...growingTables].map((table) => ({ table, ...kept })),
    ...erasableTables.map((table) => ({ table, ...erasable }))
  ].flatMap(({ table, rows, why }) => {
    const guard = { table, function: 'refuse_change' as const, args: [why] };
    return [
      { ...guard, name: `${table}_no_change`, type: rows },
      { ...guard, name: `${table}_no_truncate`, type: 2 + 32 }
    ];
  });
}

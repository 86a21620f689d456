import { sql, type Kysely, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from '../../store/dialect';
import type { Tables } from '../../store/tables/tables';
import type { CatalogueTable } from '../contents/catalogue';
import type { TableRow, Value } from '../contents/rows-of';

/** Inserts rows as they were read (`rowsOf`), in the types of this database. */
export async function writeRows(
  db: QueryExecutorProvider,
  { name, columns }: CatalogueTable,
  rows: readonly TableRow[]
): Promise<void> {
  const places = sql.join(columns.map((column) => sql.ref(column.name)));
  const values = rows.map(
    (row) =>
      sql`(${sql.join(columns.map((column) => sql.val(typed(row[column.name] ?? null, column.type))))})`
  );
  await sql`insert into ${sql.table(name)} (${places}) values ${sql.join(values)}`.execute(db);
}

/** PostgreSQL's flags are no numbers; all else it reads from text. */
function typed(value: Value, type: string): Value | boolean {
  return type === 'bool' && value !== null ? value === 1 : value;
}

/** Deletes all rows of a table. */
export async function emptyTable(db: QueryExecutorProvider, { name }: CatalogueTable): Promise<void> {
  await sql`delete from ${sql.table(name)}`.execute(db);
}

/** The next change gets the number after the highest. SQLite sees to that by itself. */
export async function continueNumbers(db: Kysely<Tables>): Promise<void> {
  if (!isPostgres(db)) return;
  await sql`select setval(pg_get_serial_sequence('change_log', 'seq'), max(seq)) from change_log`.execute(db);
}

import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely';
import { isPostgres } from '../../store/dialect';
import type { CatalogueTable } from './catalogue';

/** A value as both databases have it: an instant as ISO 8601 in UTC, a flag as 0 or 1. */
export type Value = string | number | null;
export type TableRow = Record<string, Value>;

const rowsAtOnce = 1000;

/**
 * A table's rows in the order of one of its keys, so many at a time: memory doesn't grow with the table. Text is
 * ordered by its bytes, so that the order is the same on both databases.
 *
 * @param filter a condition, for a part of the table
 * @throws Error for a table without a key
 */
export async function* rowsOf(
  db: QueryExecutorProvider,
  table: CatalogueTable,
  { order = table.keys[0] ?? [], filter }: { order?: readonly string[]; filter?: RawBuilder<unknown> } = {}
): AsyncGenerator<TableRow[]> {
  if (order.length === 0) throw new Error(`${table.name} has no key to read it by`);
  const byBytes = isPostgres(db) ? textColumns(table) : new Set<string>();
  const places = order.map((name) =>
    byBytes.has(name) ? sql`${sql.ref(name)} collate "C"` : sql`${sql.ref(name)}`
  );
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  for (let last: TableRow | null = null; ;) {
    const after: TableRow | null = last;
    const conditions = [
      ...(filter ? [filter] : []),
      ...(after
        ? [sql`(${sql.join(places)}) > (${sql.join(order.map((name) => sql.val(after[name] ?? null)))})`]
        : [])
    ];
    const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
    const { rows } = await sql<Record<string, unknown>>`
      select ${columns} from ${sql.table(table.name)} ${where}
      order by ${sql.join(places)} limit ${sql.lit(rowsAtOnce)}`.execute(db);
    if (rows.length > 0) yield rows.map((row) => plain(row, table));
    if (rows.length < rowsAtOnce) return;
    last = plain(rows[rows.length - 1] ?? {}, table);
  }
}

function textColumns({ columns }: CatalogueTable): Set<string> {
  return new Set(columns.filter(({ type }) => type === 'text' || type === 'varchar').map(({ name }) => name));
}

function plain(row: Record<string, unknown>, { name: table, columns }: CatalogueTable): TableRow {
  return Object.fromEntries(columns.map(({ name }) => [name, plainValue(row[name], `${table}.${name}`)]));
}

/** @throws TypeError for what no column of this product holds: it would be copied wrongly */
function plainValue(value: unknown, where: string): Value {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Date) return value.toISOString();
  throw new TypeError(`${where}: ${typeof value}`);
}

import { sql, type QueryExecutorProvider } from 'kysely';
import type { CatalogueColumn, Link, CatalogueTable } from './catalogue';

/** Reads the tables of the used schema from PostgreSQL's catalogue. */
export async function postgresCatalogue(db: QueryExecutorProvider): Promise<CatalogueTable[]> {
  const columns = await sql<CatalogueColumn & { table_name: string }>`
    select c.relname as table_name, a.attname as name, t.typname as type
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`.execute(db);
  const keys = await sql<{ table_name: string; columns: string[] }>`
    select c.relname as table_name,
      (select array_agg(a.attname::text order by k.place) from unnest(x.conkey) with ordinality k(no, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.no) as columns
    from pg_constraint x join pg_class c on c.oid = x.conrelid
    where x.contype in ('p', 'u') and c.relnamespace = current_schema()::regnamespace
    order by x.contype = 'u', x.conname`.execute(db);
  const links = await sql<Link & { table_name: string }>`
    select c.relname as table_name, a.attname as column, p.relname as table, t.attname as target
    from pg_constraint x
    join pg_class c on c.oid = x.conrelid
    join pg_class p on p.oid = x.confrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = x.conkey[1]
    join pg_attribute t on t.attrelid = p.oid and t.attnum = x.confkey[1]
    where x.contype = 'f' and c.relnamespace = current_schema()::regnamespace`.execute(db);
  const names = [...new Set(columns.rows.map(({ table_name }) => table_name))];
  return names.map((name) => ({
    name,
    columns: of(columns.rows, name).map(({ name, type }) => ({ name, type })),
    keys: of(keys.rows, name).map((key) => key.columns),
    links: of(links.rows, name).map(({ column, table, target }) => ({ column, table, target }))
  }));
}

function of<T extends { table_name: string }>(rows: readonly T[], name: string): T[] {
  return rows.filter(({ table_name }) => table_name === name);
}

import { sql, type QueryExecutorProvider } from 'kysely';
import type { Link, CatalogueTable } from './catalogue';

/** Reads the tables from SQLite's pragmas. */
export async function sqliteCatalogue(db: QueryExecutorProvider): Promise<CatalogueTable[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'`.execute(
    db
  );
  const tables: SqliteTable[] = [];
  for (const { name } of rows) tables.push(await describe(db, name));
  return tables.map(({ links, ...table }) => ({
    ...table,
    links: links.map(({ place, ...link }) => ({
      ...link,
      target: link.target || (tables.find(({ name }) => name === link.table)?.keys[0]?.[place] ?? '')
    }))
  }));
}

/** A table whose links may leave the parent's key unnamed; `place` counts the columns of one link from 0. */
interface SqliteTable extends CatalogueTable {
  links: (Link & { place: number })[];
}

async function describe(db: QueryExecutorProvider, name: string): Promise<SqliteTable> {
  const columns = await sql<{ name: string; type: string; pk: number }>`
    select name, lower(type) as type, pk from pragma_table_info(${name})`.execute(db);
  const unique = await sql<{ index_name: string; name: string }>`
    select l.name as index_name, i.name from pragma_index_list(${name}) l, pragma_index_info(l.name) i
    where l."unique" = 1 and l.origin <> 'pk' order by l.seq, i.seqno`.execute(db);
  // `to` is null where the parent's key isn't named.
  const links = await sql<Link & { place: number }>`
    select "from" as "column", "table", coalesce("to", '') as target, seq as place
    from pragma_foreign_key_list(${name})`.execute(db);
  const primary = columns.rows.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const others = new Map<string, string[]>();
  for (const row of unique.rows)
    others.set(row.index_name, [...(others.get(row.index_name) ?? []), row.name]);
  return {
    name,
    columns: columns.rows.map(({ name, type }) => ({ name, type })),
    keys: [primary.map((column) => column.name), ...others.values()].filter((key) => key.length > 0),
    links: links.rows
  };
}

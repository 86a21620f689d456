import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from '../../store/dialect';
import { postgresCatalogue } from './catalogue-postgres';
import { sqliteCatalogue } from './catalogue-sqlite';

/** A table as the database itself describes it: the same on both but for the names of types. */
export interface CatalogueTable {
  name: string;
  /** in the order of their names */
  columns: CatalogueColumn[];
  /** sets of columns that are unique together, the primary key first */
  keys: string[][];
  /** foreign keys of its rows */
  links: Link[];
}

export interface CatalogueColumn {
  name: string;
  /** the database's own name, in small letters */
  type: string;
}

export interface Link {
  column: string;
  table: string;
  /** the column there that it names */
  target: string;
}

/**
 * Tables that belong to this very database and aren't copied: when its migrations ran (Kysely's own), and
 * the mark that a demo may be dropped from it.
 */
const staying = new Set(['kysely_migration', 'kysely_migration_lock', 'demo_founding']);

/** Every table that holds something, in the order of their names. */
export async function catalogue(db: QueryExecutorProvider): Promise<CatalogueTable[]> {
  const all = await (isPostgres(db) ? postgresCatalogue(db) : sqliteCatalogue(db));
  return all
    .filter(({ name }) => !staying.has(name))
    .map((table) => ({ ...table, columns: [...table.columns].sort(byName) }))
    .sort(byName);
}

/** Names of the migrations that a database has behind it, in order. */
export async function migrationsOf(db: QueryExecutorProvider): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

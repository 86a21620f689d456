import { Migrator, sql, type Kysely, type Migration, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';
import baselinePostgres from './migrations/0001-baseline/postgres.sql?raw';
import baselineSqlite from './migrations/0001-baseline/sqlite.sql?raw';
import type { Tables } from './tables/tables';

interface MigrationTexts {
  sqlite: string;
  postgres: string;
}

/**
 * Every migration under the name of its folder, which each database that has run it also records.
 * CONTRIBUTING says how to write one.
 */
export const migrations: Readonly<Record<string, MigrationTexts>> = {
  '0001-baseline': { sqlite: baselineSqlite, postgres: baselinePostgres }
};

/** The names of all migrations, in the order in which they run. */
export const migrationNames: readonly string[] = Object.keys(migrations).sort();

/** The last migration: a database that this version of the program was made for has run it. */
export const newestMigration = migrationNames[migrationNames.length - 1] ?? '';

/** The newest migration that a database has run; null on one that is new. */
export async function newestApplied(db: Kysely<Tables>): Promise<string | null> {
  const recorded = isPostgres(db)
    ? sql<{ there: unknown }>`select to_regclass('kysely_migration') as there`
    : sql<{ there: unknown }>`select max(name) as there from sqlite_schema where name = 'kysely_migration'`;
  const { rows: found } = await recorded.execute(db);
  if (!found[0]?.there) return null;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const names = rows.map(({ name }) => name).sort();
  return names[names.length - 1] ?? null;
}

/**
 * Brings a database up to date. On PostgreSQL all of it is one transaction under a lock, so that two processes that
 * start at once do it once.
 *
 * @throws what the database says
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const runnable = Object.fromEntries(
    Object.entries(migrations).map(([name, texts]) => [name, migrationOf(texts)])
  );
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => runnable }
  }).migrateToLatest();
  if (error) throw error;
}

/** Runs all statements or none: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
function migrationOf({ sqlite, postgres }: MigrationTexts): Migration {
  const run = async (db: QueryExecutorProvider) => {
    for (const statement of statementsIn(isPostgres(db) ? postgres : sqlite))
      await sql.raw(statement).execute(db);
  };
  return { up: (db) => (db.isTransaction ? run(db) : db.transaction().execute(run)) };
}

/** The statements of a migration's text. Each ends with a semicolon and a blank line, so that a trigger's body stays whole. */
function statementsIn(text: string): string[] {
  return text.split(/;\s*(?:\n\s*\n|$)/).filter((statement) => statement.trim() !== '');
}

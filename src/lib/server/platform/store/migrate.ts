import { Migrator, sql, type Kysely, type Migration, type QueryExecutorProvider } from 'kysely';
import { createHash } from 'node:crypto';
import { CannotOpen } from './cannot-open';
import { isPostgres } from './dialect';
import baselinePostgres from './migrations/0001-baseline/postgres.sql?raw';
import baselineSqlite from './migrations/0001-baseline/sqlite.sql?raw';
import { otherBaseline } from './other-baseline';
import type { Tables } from './tables/tables';

interface MigrationTexts {
  sqlite: string;
  postgres: string;
}

/** Every migration under the name of its folder (docs/howto/migration.md). */
export const migrations: Readonly<Record<string, MigrationTexts>> = {
  '0001-baseline': { sqlite: baselineSqlite, postgres: baselinePostgres }
};

/**
 * Under this name a database records that it was founded with this baseline. The baseline changes until the
 * first release, so the name carries a digest of its text.
 */
const baselineName = `0001-baseline-${createHash('sha256')
  .update(baselineSqlite)
  .update(baselinePostgres)
  .digest('hex')
  .slice(0, 12)}`;

function recordedName(folder: string): string {
  return folder === '0001-baseline' ? baselineName : folder;
}

/** The names that a database records of all migrations, in the order in which they run. */
export const migrationNames: readonly string[] = Object.keys(migrations).map(recordedName).sort();

/** The last migration: a database that this version of the program was made for has run it. */
export const newestMigration = migrationNames[migrationNames.length - 1] ?? '';

/** The migrations that a database has run, in order; none on one that is new. */
export async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const recorded = isPostgres(db)
    ? sql<{ there: unknown }>`select to_regclass('kysely_migration') as there`
    : sql<{ there: unknown }>`select max(name) as there from sqlite_schema where name = 'kysely_migration'`;
  const { rows: found } = await recorded.execute(db);
  if (!found[0]?.there) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name).sort();
}

/** Whether a database was founded with another baseline than this program's: no migration leads from there to here. */
export function hasOtherBaseline(applied: readonly string[]): boolean {
  return applied.length > 0 && !applied.includes(baselineName);
}

/**
 * Whether nothing is left to migrate.
 * @param name of the database, for people
 * @throws CannotOpen when the database was founded with another baseline, or a newer program has migrated it
 */
export function isUpToDate(applied: readonly string[], name: string): boolean {
  const { founded, foundAnew } = otherBaseline;
  if (hasOtherBaseline(applied))
    throw new CannotOpen(
      `数据库 ${name} ${founded.zh}，没有改动它。${foundAnew.zh} / The database ${name} ${founded.en}. It was left as it is; ${foundAnew.en}`,
      null
    );
  if (applied.some((each) => !migrationNames.includes(each)))
    throw new CannotOpen(
      `数据库 ${name} 由更新版本的程序升级过，这个版本读不了，没有改动它。请启动那个版本或更新的版本 / The database ${name} was upgraded by a newer program, and this one can’t read it. It was left as it is; start that version or a newer one`,
      null
    );
  return applied[applied.length - 1] === newestMigration;
}

/**
 * Brings a database up to date. On PostgreSQL all of it is one transaction under a lock, so that two processes that
 * start at once do it once.
 *
 * @param all every migration under the name of its folder; tests add some of their own
 * @throws what the database says
 */
export async function migrate(db: Kysely<Tables>, all = migrations): Promise<void> {
  const runnable = Object.fromEntries(
    Object.entries(all).map(([folder, texts]) => [recordedName(folder), migrationOf(texts)])
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

import { sql, type Kysely } from 'kysely';
import { newestMigration } from './migrate';
import type { Tables } from './tables/tables';

/** A load balancer that asks has no more patience than this. */
const patience = 1000;

/**
 * Whether the database answers within a second, and is the one that this version was made for: a newer version of the
 * program may have moved it on meanwhile.
 */
export async function storeTrouble(db: Kysely<Tables>): Promise<'database' | 'migrations' | null> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<null>((over) => (late = setTimeout(() => over(null), patience)));
  try {
    const newest = await Promise.race([newestApplied(db), timeout]);
    return newest === null ? 'database' : newest === newestMigration ? null : 'migrations';
  } catch {
    return 'database';
  } finally {
    clearTimeout(late);
  }
}

async function newestApplied(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return (
    rows
      .map(({ name }) => name)
      .sort()
      .at(-1) ?? ''
  );
}

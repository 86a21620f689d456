import type { Kysely } from 'kysely';
import { appliedMigrations, newestMigration } from './migrate';
import type { Tables } from './tables/tables';

/** A load balancer that asks has no more patience than this. */
const patience = 1000;

/**
 * Whether the database answers within a second, and is the one that this version was made for: a newer version of the
 * program may have moved it on meanwhile.
 */
export async function storeTrouble(db: Kysely<Tables>): Promise<'database' | 'migrations' | null> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<'late'>((over) => (late = setTimeout(() => over('late'), patience)));
  try {
    const applied = await Promise.race([appliedMigrations(db), timeout]);
    if (applied === 'late') return 'database';
    return applied[applied.length - 1] === newestMigration ? null : 'migrations';
  } catch {
    return 'database';
  } finally {
    clearTimeout(late);
  }
}

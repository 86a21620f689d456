import { sql, type Kysely } from 'kysely';
import { isPostgres } from './dialect';
import { appliedMigrations, newestMigration } from './migrate';
import type { Tables } from './tables/tables';

/** Why the database serves no requests now. */
export type StoreTrouble = 'database' | 'migrations' | 'read-only';

/** A load balancer that asks has no more patience than this. */
const patience = 1000;

/**
 * Whether the database answers within a second, is the one that this version was made for, and takes writes: a newer
 * version of the program may have moved it on meanwhile, or the server may have been led to a standby.
 */
export async function storeTrouble(db: Kysely<Tables>): Promise<StoreTrouble | null> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<'late'>((over) => (late = setTimeout(() => over('late'), patience)));
  try {
    const found = await Promise.race([readTrouble(db), timeout]);
    return found === 'late' ? 'database' : found;
  } catch {
    return 'database';
  } finally {
    clearTimeout(late);
  }
}

async function readTrouble(db: Kysely<Tables>): Promise<StoreTrouble | null> {
  const applied = await appliedMigrations(db);
  if (applied[applied.length - 1] !== newestMigration) return 'migrations';
  return (await onlyReads(db)) ? 'read-only' : null;
}

/** Whether a PostgreSQL takes no writes: it is a standby, or an operator has set it so. */
async function onlyReads(db: Kysely<Tables>): Promise<boolean> {
  if (!isPostgres(db)) return false;
  const { rows } = await sql<{ transaction_read_only: string }>`show transaction_read_only`.execute(db);
  return rows[0]?.transaction_read_only === 'on';
}

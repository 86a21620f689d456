import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { checkPostgres, databaseLocation, whyPostgresNotOpen } from './check-postgres';
import { GuardedPool } from './guarded-pool';
import { isUpToDate, migrate } from '../migrate';
import { clientOptions } from './postgres-client';
import { statementsTo, type StoreWatch } from '../store-watch';
import type { Tables } from '../tables/tables';

/**
 * Opens a PostgreSQL database and brings it up to date. Connections that break are made anew; while the database is
 * away, every query is a Problem `database-away`.
 *
 * @param url as in DATABASE_URL
 * @throws CannotOpen when it can't be reached, doesn't let this user in, is too old or has another baseline
 */
export async function openPostgres(url: string, watch: StoreWatch = {}): Promise<Kysely<Tables>> {
  try {
    const applied = await checkPostgres(url);
    if (!isUpToDate(applied, databaseLocation(url))) await bringUpToDate(url, watch);
  } catch (error) {
    throw whyPostgresNotOpen(error, url);
  }
  return over(url, { max: 10, idleTimeoutMillis: 30_000, ...patience }, watch);
}

/**
 * Connections of their own for commands, to a database that is open: commands that wait for a lock never hold those
 * that reads need.
 */
export function openForCommands(url: string, watch: StoreWatch = {}): Kysely<Tables> {
  return over(url, { max: 10, idleTimeoutMillis: 30_000, ...patience, lock_timeout: commandsWait }, watch);
}

/**
 * Opens a PostgreSQL database as it is, nothing migrated, and with the patience that a move of all of it takes.
 * @throws as `openPostgres`
 */
export async function openAsItIs(url: string): Promise<Kysely<Tables>> {
  await checkPostgres(url).catch((error: unknown) => {
    throw whyPostgresNotOpen(error, url);
  });
  return over(url, { max: 2 }, {});
}

/** Migrates on connections of its own, because changing a big table may take longer than any request. */
async function bringUpToDate(url: string, { lost }: StoreWatch): Promise<void> {
  const db = over(url, { max: 2 }, { lost });
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

/**
 * How long the database lets a statement of ours run, wait for a lock, or hold a transaction open and idle;
 * in ms.
 */
const patience = {
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  // This is for a network that swallows the answer: longer than the database itself takes to give up.
  query_timeout: 35_000
};

/** How long a command waits for a lock of another process, in ms: less than a statement may run, so that the refusal says which it was. */
const commandsWait = 25_000;

function over(url: string, options: pg.PoolConfig, watch: StoreWatch): Kysely<Tables> {
  const pool = new pg.Pool({ ...clientOptions(url), ...options });
  // Without a listener, a connection that breaks while it is idle or in use ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', (error) => pool.ending || watch.lost?.(error)));
  watch.pool?.(pool);
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new GuardedPool(pool) }),
    log: statementsTo(watch)
  });
}

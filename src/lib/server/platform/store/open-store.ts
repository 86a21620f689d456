import type { Kysely } from 'kysely';
import { join } from 'node:path';
import type { Settings } from '../settings/settings';
import { Problem } from '../problem/problem';
import { whyPostgresNotOpen } from './postgres/check-postgres';
import { openForCommands, openPostgres } from './postgres/open-postgres';
import { databaseName } from './sqlite/database-name';
import { openSqlite } from './sqlite/open-sqlite';
import type { StoreWatch } from './store-watch';
import type { Tables } from './tables/tables';
import { whyNotOpenSqlite } from './sqlite/why-not-open-sqlite';

export type Store = Kysely<Tables>;

/**
 * Opens the database that the settings name, and brings it up to date: PostgreSQL by its URL, else the embedded one
 * in the data folder.
 *
 * @throws see `openSqlite`, `openPostgres`
 */
export function openStore(
  { dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  watch?: StoreWatch
): Promise<Store> {
  return databaseUrl === null
    ? openSqlite(join(dataDir, databaseName), watch)
    : openPostgres(databaseUrl, watch);
}

/**
 * The handle on which commands write: PostgreSQL's has connections of its own, the embedded database has one for all.
 * @param store the open database
 */
export function commandStore(
  store: Store,
  { databaseUrl }: Pick<Settings, 'databaseUrl'>,
  watch?: StoreWatch
): Store {
  return databaseUrl === null ? store : openForCommands(databaseUrl, watch);
}

/** Why a start failed while the database was being opened or brought up to date, as one sentence. */
export function whyStoreNotOpen(
  error: unknown,
  { dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>
): unknown {
  if (databaseUrl === null) return whyNotOpenSqlite(error, join(dataDir, databaseName));
  return error instanceof Problem ? whyPostgresNotOpen(error, databaseUrl) : error;
}

import type { Kysely } from 'kysely';
import { join } from 'node:path';
import type { Settings } from '../settings/settings';
import { openPostgres } from './open-postgres';
import { openSqlite } from './open-sqlite';
import type { Tables } from './tables';

export type Store = Kysely<Tables>;

/**
 * Opens the database that the settings name, and brings it up to date: PostgreSQL by its URL, else the embedded one
 * in the data folder.
 *
 * @param onLost told when a connection to PostgreSQL is lost, for the log
 * @throws see `openSqlite`, `openPostgres`
 */
export function openStore(
  { dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  onLost?: (error: Error) => void
): Promise<Store> {
  return databaseUrl === null ? openSqlite(join(dataDir, 'sunboard.db')) : openPostgres(databaseUrl, onLost);
}

import { Kysely, PostgresDialect } from 'kysely';
import type { Client } from 'pg';
import { GuardedPool } from './guarded-pool';
import type { Tables } from './tables';

/** Reads over one connection that somebody else opens and closes. Queries wait for each other; no transactions. */
export function overOneConnection(client: Client): Kysely<Tables> {
  const connection = {
    query: (sql: string, parameters: unknown[]) => client.query(sql, parameters),
    release: () => undefined
  };
  const pool = new GuardedPool({ connect: async () => connection, end: async () => undefined });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

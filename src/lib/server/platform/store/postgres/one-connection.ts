import { Kysely, PostgresDialect } from 'kysely';
import type { Client, QueryConfig } from 'pg';
import { GuardedPool } from './guarded-pool';
import type { Tables } from '../tables/tables';

/** Reads over one connection that somebody else opens and closes. Queries wait for each other; no transactions. */
export function overOneConnection(client: Client): Kysely<Tables> {
  const connection = {
    connection: client.connection,
    query: (asked: QueryConfig<unknown[]>) => client.query(asked),
    release: () => undefined
  };
  const pool = new GuardedPool({ connect: async () => connection, end: async () => undefined });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

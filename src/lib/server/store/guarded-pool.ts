import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { throwAway } from './database-away';

/** A pool whose connections tell a database that is away from a query that is wrong. */
export class GuardedPool implements PostgresPool {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async connect(): Promise<PostgresPoolClient> {
    return new GuardedClient(await this.#pool.connect().catch(throwAway));
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

class GuardedClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #late = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') throw new Error('no cursor is asked for anywhere');
    return this.#client.query(asked, [...parameters]).catch((error: unknown) => {
      this.#late ||= error instanceof Error && error.message === 'Query read timeout';
      return throwAway(error);
    });
  }

  /** A connection that still owes an answer is no use to the next one. */
  release(): void {
    this.#client.release(this.#late);
  }
}

import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { QueryResult } from 'pg';
import { away, throwAway } from './database-away';

/** As much of a pool as is needed: pg's own is one. */
interface Connections {
  connect(): Promise<Connection>;
  end(): Promise<void>;
}

interface Connection {
  query(sql: string, parameters: unknown[]): Promise<QueryResult>;
  release(destroy: boolean): void;
}

/** A pool whose connections tell a database that is away from a query that is wrong. */
export class GuardedPool implements PostgresPool {
  readonly #pool: Connections;

  constructor(pool: Connections) {
    this.#pool = pool;
  }

  async connect(): Promise<PostgresPoolClient> {
    try {
      return new GuardedClient(await this.#pool.connect());
    } catch (error) {
      // Whatever the reason: it let us in when we started.
      throw away(error);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

class GuardedClient implements PostgresPoolClient {
  readonly #client: Connection;
  #late = false;

  constructor(client: Connection) {
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

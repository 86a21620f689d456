import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { nextTick } from 'node:process';
import type { Writable } from 'node:stream';
import type { QueryConfig, QueryResult } from 'pg';
import { databaseAway, databaseBusy, saysReadOnly, throwAway } from '../database-away';
import { NamedStatements } from './named-statements';

/** The part of a pool that is used here; pg's own fits. */
interface Connections {
  connect(): Promise<Connection>;
  end(): Promise<void>;
}

interface Connection {
  readonly connection: { readonly stream: Pick<Writable, 'cork' | 'uncork'> };
  query(asked: QueryConfig<unknown[]>): Promise<QueryResult>;
  release(destroy: boolean): void;
}

/** A pool whose connections tell a database that is away from a query that is wrong. */
export class GuardedPool implements PostgresPool {
  readonly #pool: Connections;
  readonly #often = new NamedStatements();

  constructor(pool: Connections) {
    this.#pool = pool;
  }

  async connect(): Promise<PostgresPoolClient> {
    try {
      return new GuardedClient(await this.#pool.connect(), this.#often);
    } catch (error) {
      if (error instanceof Error && error.message === noneIsFree) throw databaseBusy(error);
      // A failed connection counts as away whatever the reason, since the same one worked when we started.
      throw databaseAway(error);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

/** The sentence of pg's pool when all connections are in use for too long; the database itself is well. */
const noneIsFree = 'timeout exceeded when trying to connect';

const spent = /^Query read timeout$|^cached plan must not change result type$/;

class GuardedClient implements PostgresPoolClient {
  readonly #client: Connection;
  readonly #often: NamedStatements;
  #isHeld = false;
  #spent = false;

  constructor(client: Connection, often: NamedStatements) {
    this.#client = client;
    this.#often = often;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') throw new Error('no cursor is asked for anywhere');
    const name = this.#often.nameOf(asked, parameters.length);
    const query = { text: asked, values: [...parameters], ...(name !== undefined && { name }) };
    this.#holdForThisTurn();
    return this.#client.query(query).catch((error: unknown) => {
      this.#spent ||= error instanceof Error && (spent.test(error.message) || saysReadOnly(error));
      return throwAway(error);
    });
  }

  /** Statements that are asked together are written together: each write wakes the database anew, and costs as much as a small answer. */
  #holdForThisTurn(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    const { stream } = this.#client.connection;
    stream.cork();
    nextTick(() => {
      this.#isHeld = false;
      stream.uncork();
    });
  }

  /** A connection that still owes an answer, keeps a plan of tables that have changed, or only reads is no use to the next one. */
  release(): void {
    this.#client.release(this.#spent);
  }
}

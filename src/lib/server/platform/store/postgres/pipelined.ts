import {
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type Dialect
} from 'kysely';
import { isPostgres } from '../dialect';
import type { Tables } from '../tables/tables';

/** The dialect only names the database's kind: the executor alone reaches it. */
const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler()
};

/**
 * Gives the transaction statements that leave at once, in their order. Kysely holds each one back until the
 * one before is answered; so much of a command is the way to PostgreSQL and back that those waiting behind
 * it take twice as long. SQLite has no such way, so its transaction stays as it is. Callers with several
 * statements use `allOf`.
 */
export async function pipelined(transaction: Transaction<Tables>): Promise<Transaction<Tables>> {
  if (!isPostgres(transaction)) return transaction;
  const whole = transaction.getExecutor();
  return whole.provideConnection(async (connection) => {
    const executor = whole.withConnectionProvider({ provideConnection: (use) => use(connection) });
    return new Transaction<Tables>({
      config: { dialect },
      dialect,
      driver: dialect.createDriver(),
      executor
    });
  });
}

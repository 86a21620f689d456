import {
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type Dialect
} from 'kysely';
import { isPostgres } from './dialect';
import type { Tables } from './tables';

/** Only names what the transaction is of: its executor alone reaches the database. */
const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler()
};

/**
 * The same transaction, as one whose statements leave when they are asked, in their order. Kysely holds each one back
 * until the one before is answered; so much of an act is the way to PostgreSQL and back that those who stand in line
 * behind it wait twice as long. SQLite is no way off: its transaction stays as it is.
 *
 * Whoever asks several at once takes `allOf`.
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

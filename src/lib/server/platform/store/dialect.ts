import { PostgresAdapter, type QueryExecutorProvider } from 'kysely';

/** Whether this handle, or the running transaction, is PostgreSQL's; SQLite's otherwise. */
export function isPostgres(db: QueryExecutorProvider): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

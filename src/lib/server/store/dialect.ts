import { PostgresAdapter, type Kysely } from 'kysely';

/** Whether this handle, or the running transaction, is PostgreSQL's; SQLite's otherwise. */
export function isPostgres(db: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/** When somebody was last refused who asked with the token of a board that the office has ended. */
const statements = [`alter table board add column refused_at text`];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction
    ? createTables(db, statements)
    : db.transaction().execute((transaction) => createTables(transaction, statements)));
}

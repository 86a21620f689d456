import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/** Since when a board runs the version that it runs, and since when this server has each of its own: a new one isn't everywhere at once. */
const statements = [
  `alter table board_beat add column version_at text`,
  `create table board_program (version text primary key, since text not null)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction
    ? createTables(db, statements)
    : db.transaction().execute((transaction) => createTables(transaction, statements)));
}

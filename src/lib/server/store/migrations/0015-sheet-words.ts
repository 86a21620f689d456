import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/**
 * What a unit takes the headers and marks of its own sheets for, so that next month's is mapped by itself. Recorders'
 * own words, so neither in the ledger nor kept for good: a choice is replaced by the next one.
 */
const statements = [
  `create table sheet_word (
    unit_id text not null references unit, place text not null, word text not null, meaning text not null,
    saved_at text not null, primary key (unit_id, place, word))`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction
    ? createTables(db, statements)
    : db.transaction().execute((all) => createTables(all, statements)));
}

import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/**
 * What boards say of themselves (the last word of each counts), and how long each has shown which notice, day by day: sums
 * that a board tells again as they grow. `board_code` of a notice's own unit: see `hearBoard`.
 */
const statements = [
  `create table board_beat (
    board_code text primary key references board, at text not null,
    start text not null, start_before text, twice_at text,
    painted_at text, scene text, heap integer, nodes integer not null, clock_offset integer not null,
    persisted integer, version text not null, browser text not null,
    width integer not null, height integer not null, trouble text not null, trouble_at text)`,
  `create table board_showing (
    board_code text not null references board, notice_code text not null, day text not null, run text not null,
    first_at text not null, last_at text not null, seconds integer not null, open_seconds integer not null,
    heard_at text not null, primary key (notice_code, board_code, day, run))`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction
    ? createTables(db, statements)
    : db.transaction().execute((transaction) => createTables(transaction, statements)));
}

import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/**
 * Whom a unit wants told when a board is away, what was told of each outage (named by the board and when it was last heard of),
 * and since when boards are listened to: what passed while the server stood still is no board's silence.
 */
const statements = [
  `create table board_contact (unit_id text primary key references unit, address text not null)`,
  `create table board_mail (
    board_code text not null references board, since text not null, about text not null, at text not null,
    tries integer not null, next_at text, claimed_at text, told_at text, trouble text, reply text,
    primary key (board_code, since, about))`,
  `create table board_watch (one integer primary key check (one = 1), since text not null, at text not null)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction
    ? createTables(db, statements)
    : db.transaction().execute((transaction) => createTables(transaction, statements)));
}

import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/**
 * Boards that were paired, and screens that ask to be. `token` and `device` are SHA-256 of 256 random bits that only
 * the screen's browser has: what stands here opens nothing.
 */
const statements = [
  `alter table board add column token text`,
  `alter table board add column paired_at text`,
  `alter table board add column revoked_at text`,
  `alter table board add column seen_at text`,
  `alter table board add column shows bigint`,
  `create unique index board_token on board (token)`,
  `create index board_unit on board (unit_id)`,
  `create table pairing (
    code text primary key, device text not null unique, source text not null, asked_at text not null,
    expires_at text not null, board_code text references board)`,
  `create index pairing_source on pairing (source)`,
  `create index pairing_expires on pairing (expires_at)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction
    ? createTables(db, statements)
    : db.transaction().execute((transaction) => createTables(transaction, statements)));
}

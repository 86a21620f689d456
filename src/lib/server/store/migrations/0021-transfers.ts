import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { standingTexts } from '../kept-rules';

/**
 * Standing that one unit certifies of somebody who moves, and that another one receives; and whom a unit usually asks to look
 * into an objection.
 */
const statements = [
  `create table standing_issued (
    id text primary key, seq integer not null unique references change_log,
    unit_id text not null references unit, subject_id text not null references subject,
    year integer not null, no integer not null, ticket text not null unique, digest text not null,
    account_id text not null, issued_at text not null, unique (unit_id, year, no))`,
  `create table standing_issued_text (
    issued_id text primary key references standing_issued, body text not null)`,
  `create table standing_received (
    id text primary key, seq integer not null unique references change_log,
    unit_id text not null references unit, subject_id text not null references subject,
    ticket text, digest text not null, account_id text not null, received_at text not null,
    unique (unit_id, ticket))`,
  `create table standing_received_text (
    received_id text primary key references standing_received, body text not null)`,
  `alter table unit add column investigator text`
];

const appendOnly: Record<string, string[][]> = {
  standing_issued: [['id'], ['seq'], ['ticket'], ['unit_id', 'year', 'no']],
  standing_received: [['id'], ['seq'], ['unit_id', 'ticket']]
};

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, statements);
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  for (const [table, [key = '']] of Object.entries(standingTexts)) await refuseRewritingOf(db, table, key);
  await refuseReturnOf(db, standingTexts);
}

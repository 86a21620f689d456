import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { announcementTexts } from '../kept-rules';

/**
 * Until when and on which boards an announcement hangs; pictures, film and papers beside it. That there was a file only grows;
 * its bytes, its name and what its picture is said to show can be erased. No key leads back to the announcement, which can be
 * erased itself, as a whole.
 */
const tables = [
  `create table announcement_plan (
    announcement_code text primary key, until_at text, places text not null)`,
  `create table announcement_file (
    id text primary key, announcement_code text not null, no integer not null, kind text not null,
    size integer not null, address text not null, width integer, height integer, seconds integer,
    unique (announcement_code, no))`,
  `create index announcement_file_address on announcement_file (address)`,
  `create table announcement_file_text (file_id text primary key references announcement_file, words text not null)`,
  `create table announcement_part (
    id text primary key, file_id text not null references announcement_file, no integer not null, body text not null)`,
  `create index announcement_part_of on announcement_part (file_id, no)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  await refuseChangesOf(db, 'announcement_file', [['id'], ['announcement_code', 'no']]);
  await refuseRewritingOf(db, 'announcement_file_text', 'file_id');
  await refuseRewritingOf(db, 'announcement_part', 'id');
  await refuseReturnOf(db, announcementTexts);
}

import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { announcementVersionTexts } from '../kept-rules';

/**
 * An announcement may be changed: each version is written whole beside the ones before it, and the newest counts. When, where
 * and by whom only grows; its words can be erased. The first version is the announcement's own row, with its plan.
 */
const tables = [
  `create table announcement_version (
    id text primary key, announcement_code text not null, no integer not null, published_at text not null, until_at text,
    places text not null, reworded integer not null, changed_by text not null, changed_at text not null,
    unique (announcement_code, no))`,
  `create table announcement_version_text (
    version_id text primary key references announcement_version, title text not null, body text not null)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  await refuseChangesOf(db, 'announcement_version', [['id'], ['announcement_code', 'no']]);
  await refuseRewritingOf(db, 'announcement_version_text', 'version_id');
  await refuseReturnOf(db, announcementVersionTexts);
}

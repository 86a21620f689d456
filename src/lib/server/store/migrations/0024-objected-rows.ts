import type { Kysely } from 'kysely';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseInvolvedInRow } from '../involved-investigators';

/**
 * Whose rows a supplementary notice shows, so that they can be objected to; the months that an objected row sums up, so that
 * nobody who made one of its lines looks into it; and the last day for taking an answer to the superior, as it was when the
 * answer was given.
 */
const tables = [
  `create table notice_subject (
    notice_id text not null references notice, place integer not null, subject_id text not null references subject,
    primary key (notice_id, place))`,
  `alter table objection add column from_month text`,
  `alter table objection add column to_month text`,
  `alter table objection_step add column appeal_until text`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  await refuseChangesOf(db, 'notice_subject', [['notice_id', 'place']]);
  await refuseInvolvedInRow(db);
}

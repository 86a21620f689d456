import type { Kysely } from 'kysely';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';

/** How the papers of a closed ballot are read otherwise, each by an objection that was upheld and a meeting's decision. */
const tables = [
  `create table ballot_rereading (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    paper_id text not null references ballot_paper, line integer not null check (line >= 0),
    subject_id text not null references subject, category text not null,
    score integer check (score between 0 and 10000), objection_id text not null references objection,
    decision_id text not null references decision, reread_by text not null, reread_at text not null)`,
  `create index ballot_rereading_paper on ballot_rereading (paper_id)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  await refuseChangesOf(db, 'ballot_rereading', [['id'], ['seq']]);
}

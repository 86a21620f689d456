import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseInvolved } from '../involved-investigators';
import { refuseReturnOf } from '../keep-as-written';
import { objectionTexts } from '../kept-rules';

/**
 * Objections to a notice, step by step, and the notices that mend one (`corrects`). What residents say and how to reach
 * them stands where it can be erased; what only grows holds no network address and no account of theirs.
 */
const tables = [
  `alter table notice add column corrects text`,
  `create table objection (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    notice_id text not null references notice, year integer not null, no integer not null,
    receipt text not null unique, via text not null, subject_id text references subject, entry_no text,
    account_id text, due text not null, filed_at text not null, unique (unit_id, year, no))`,
  `create index objection_notice on objection (notice_id)`,
  `create index objection_account on objection (account_id)`,
  `create table objection_text (
    objection_id text primary key references objection, said text not null, contact text not null,
    paper text not null)`,
  `create table objection_step (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    objection_id text not null references objection, no integer not null, act text not null, account_id text,
    investigator_id text, upheld integer, meeting_id text references meeting, notice_id text references notice,
    due text, done_at text not null, unique (objection_id, no))`,
  `create table objection_step_text (
    step_id text primary key references objection_step, words text not null)`,
  `create table objection_recusal (
    meeting_id text not null references meeting, objection_id text not null references objection,
    account_id text not null, primary key (meeting_id, objection_id, account_id))`
];

/** Each with every set of columns that is unique in it. */
const appendOnly: Record<string, string[][]> = {
  objection: [['id'], ['seq'], ['receipt'], ['unit_id', 'year', 'no']],
  objection_step: [['id'], ['seq'], ['objection_id', 'no']],
  objection_recusal: [['meeting_id', 'objection_id', 'account_id']]
};

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  await refuseRewritingOf(db, 'objection_text', 'objection_id');
  await refuseRewritingOf(db, 'objection_step_text', 'step_id');
  await refuseReturnOf(db, objectionTexts);
  await refuseInvolved(db);
}

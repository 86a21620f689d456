import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { claimTexts } from '../kept-rules';
import { refuseOwnRulings } from '../own-rulings';

/**
 * What is declared and what becomes of it, step by step, and the meetings that decide. All of it only grows; names,
 * free text and paper numbers stand in a table of their own that can be erased.
 */
const tables = [
  `create table meeting (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    decision_id text not null references decision, entitled integer not null, recorded_by text not null,
    recorded_at text not null)`,
  `create index meeting_unit on meeting (unit_id, seq)`,
  `create table meeting_member (
    meeting_id text not null references meeting, account_id text not null, primary key (meeting_id, account_id))`,

  `create table claim (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    year integer not null, no integer not null, subject_id text not null references subject, via text not null,
    declared_by text not null, declared_at text not null, unique (unit_id, year, no))`,
  `create index claim_subject on claim (subject_id)`,
  `create table claim_step (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    claim_id text not null references claim, no integer not null, act text not null, account_id text not null,
    item text, date text, quantity integer, value text, agrees integer, into_claim text references claim,
    meeting_id text references meeting, granted integer, entry_no text, done_at text not null, unique (claim_id, no))`,
  `create index claim_step_act on claim_step (unit_id, act)`,
  `create table claim_text (
    step_id text primary key references claim_step, matter text not null, basis text not null, story text not null,
    paper text not null, words text not null)`,
  `create table recusal (
    meeting_id text not null references meeting, claim_id text not null references claim, account_id text not null,
    primary key (meeting_id, claim_id, account_id))`
];

/** Each with every set of columns that is unique in it. */
const appendOnly: Record<string, string[][]> = {
  meeting: [['id'], ['seq']],
  meeting_member: [['meeting_id', 'account_id']],
  claim: [['id'], ['seq'], ['unit_id', 'year', 'no']],
  claim_step: [['id'], ['seq'], ['claim_id', 'no']],
  recusal: [['meeting_id', 'claim_id', 'account_id']]
};

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  await refuseRewritingOf(db, 'claim_text', 'step_id');
  await refuseReturnOf(db, claimTexts);
  await refuseOwnRulings(db);
}

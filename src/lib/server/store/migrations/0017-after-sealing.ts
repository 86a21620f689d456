import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { afterSealingTexts } from '../kept-rules';
import { refuseOwnOutcomes } from '../own-outcomes';

/**
 * What becomes of a sealed period: it is filed with the superior, some of its entries are looked into, people decide what
 * follows from it. All of it only grows; names and free text stand in tables of their own that can be erased.
 */
const tables = [
  `create table filing (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    year integer not null, no integer not null, period text not null, digest text not null, filed_by text not null,
    filed_at text not null, unique (unit_id, year, no))`,
  `create table filing_body (filing_id text primary key references filing, body text not null)`,
  `create table filing_step (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    filing_id text not null references filing, no integer not null, act text not null, account_id text not null,
    done_at text not null, unique (filing_id, no))`,
  `create table filing_step_text (step_id text primary key references filing_step, words text not null)`,

  `create table spot_check (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    year integer not null, no integer not null, seed text not null, algorithm text not null, strata text not null,
    size integer not null, from_month text not null, to_month text not null, population integer not null,
    population_digest text not null, drawn_by text not null, drawn_at text not null, unique (unit_id, year, no))`,
  `create table spot_check_pick (
    spot_check_id text not null references spot_check, no integer not null, entry_id text not null references entry,
    primary key (spot_check_id, no), unique (spot_check_id, entry_id))`,
  `create table spot_check_finding (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    spot_check_id text not null references spot_check, entry_id text not null references entry, no integer not null,
    evidence integer not null, finding text not null, account_id text not null, found_at text not null,
    unique (spot_check_id, entry_id, no))`,
  `create table spot_check_finding_text (
    finding_id text primary key references spot_check_finding, remark text not null)`,

  `create table outcome_ruling (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    period text not null, rule text not null, subject_id text not null references subject, no integer not null,
    confirmed integer not null, meeting_id text not null references meeting, account_id text not null,
    ruled_at text not null, unique (unit_id, period, rule, subject_id, no))`,
  `create table outcome_ruling_text (ruling_id text primary key references outcome_ruling, words text not null)`,
  `create table outcome_recusal (
    meeting_id text not null references meeting, period text not null, rule text not null,
    subject_id text not null references subject, no integer not null, account_id text not null,
    primary key (meeting_id, period, rule, subject_id, no, account_id))`,
  `create table leave_entry (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    subject_id text not null references subject, rule text not null, year integer not null, no integer not null,
    act text not null, amount integer not null check (amount > 0), day text not null,
    ruling_id text references outcome_ruling, reverses text references leave_entry, account_id text not null,
    recorded_at text not null, unique (unit_id, year, no))`,
  `create index leave_entry_subject on leave_entry (subject_id)`,
  `create table leave_entry_text (
    entry_id text primary key references leave_entry, basis text not null, words text not null)`
];

/** Each with every set of columns that is unique in it. */
const appendOnly: Record<string, string[][]> = {
  filing: [['id'], ['seq'], ['unit_id', 'year', 'no']],
  filing_step: [['id'], ['seq'], ['filing_id', 'no']],
  spot_check: [['id'], ['seq'], ['unit_id', 'year', 'no']],
  spot_check_pick: [
    ['spot_check_id', 'no'],
    ['spot_check_id', 'entry_id']
  ],
  spot_check_finding: [['id'], ['seq'], ['spot_check_id', 'entry_id', 'no']],
  outcome_ruling: [['id'], ['seq'], ['unit_id', 'period', 'rule', 'subject_id', 'no']],
  outcome_recusal: [['meeting_id', 'period', 'rule', 'subject_id', 'no', 'account_id']],
  leave_entry: [['id'], ['seq'], ['unit_id', 'year', 'no']]
};

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  for (const [table, [key = '']] of Object.entries(afterSealingTexts))
    await refuseRewritingOf(db, table, key);
  await refuseReturnOf(db, afterSealingTexts);
  await refuseOwnOutcomes(db);
}

import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { tellChanges } from '../tell-changes';

/**
 * A unit with its people, ledger, seals, notices and announcements, and what acts leave behind.
 * Written in SQLite's words; `createTables` says them in PostgreSQL's.
 */
const tables = [
  `create table unit (
    id text primary key, name text not null, parent text not null, scheme text not null, time_zone text not null,
    first_period text not null, masked integer not null, publicity_days integer not null,
    objections_who text not null, objections_where text not null, objections_when text not null,
    answer_days integer not null, salt text not null)`,
  `create table role (
    id text primary key, account_id text not null, unit_id text not null references unit, role text not null,
    subject_id text, from_date text not null, to_date text)`,
  `create index role_account on role (account_id)`,
  `create table board (code text primary key, unit_id text not null references unit, name text not null)`,

  `create table subject (
    id text primary key, unit_id text not null references unit, code text not null, pool text not null,
    category text not null, from_date text, to_date text, unique (unit_id, code))`,
  `create table subject_name (subject_id text primary key references subject, name text not null)`,

  `create table announcement (
    code text primary key, unit_id text not null references unit, year integer not null, no integer not null,
    title text not null, body text not null, published_at text not null, withdrawn_at text, unique (unit_id, year, no))`,
  `create table answer (
    account_id text not null, client_key text not null, act text not null, input text not null, body text not null, at text not null,
    primary key (account_id, client_key))`,

  `create table change_log (
    seq integer primary key autoincrement, unit_id text not null references unit, kind text not null,
    subject_id text, at text not null)`,
  `create index change_log_unit on change_log (unit_id, seq)`,

  `create table decision (
    id text primary key, unit_id text not null references unit, date text not null, body text not null,
    minutes text not null, recorded_at text not null, unique (unit_id, date, body, minutes))`,
  `create table entry (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    no text not null,
    subject_id text not null references subject, item text not null, date text not null, period text not null,
    quantity integer not null, value text not null, matter_key text not null, reverses text,
    decision_id text not null references decision, recorded_at text not null, unique (unit_id, no))`,
  `create index entry_subject on entry (subject_id)`,
  `create table entry_text (entry_id text primary key references entry, matter text not null, basis text not null)`,

  `create table seal (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit, period text not null,
    sealed_at text not null, unique (unit_id, period))`,
  `create table seal_result (
    seal_id text not null references seal, subject_id text not null references subject, pool text not null,
    category text not null, from_date text, to_date text, status text not null, points integer not null, balance integer not null, rank integer,
    primary key (seal_id, subject_id))`,
  `create index seal_result_subject on seal_result (subject_id)`,

  `create table notice (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit, code text not null unique, period text not null,
    digest text not null, year integer not null, no integer not null, published_at text not null,
    last_day text not null, unique (unit_id, year, no))`,
  `create table notice_body (notice_id text primary key references notice, body text not null)`,

  `create table audit (
    id text primary key, unit_id text not null references unit, account_id text not null, act text not null,
    client_key text not null, at text not null, unique (account_id, client_key))`
];

/** Tables that only grow, each with every set of columns that is unique in it. */
const appendOnly: Record<string, string[][]> = {
  decision: [['id'], ['unit_id', 'date', 'body', 'minutes']],
  entry: [['id'], ['seq'], ['unit_id', 'no']],
  seal: [['id'], ['seq'], ['unit_id', 'period']],
  seal_result: [['seal_id', 'subject_id']],
  notice: [['id'], ['seq'], ['code'], ['unit_id', 'year', 'no']],
  change_log: [['seq']],
  audit: [['id'], ['account_id', 'client_key']]
};

/** What may be erased, row by row, and never rewritten. */
const erasable = { entry_text: 'entry_id', notice_body: 'notice_id' };

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  for (const [table, key] of Object.entries(erasable)) await refuseRewritingOf(db, table, key);
  await tellChanges(db);
}

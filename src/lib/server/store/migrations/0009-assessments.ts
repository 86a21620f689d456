import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { assessmentTexts } from '../kept-rules';

/**
 * What people decide besides claims: self-scores beside a department's figures, a quarter's assembly of all members,
 * and secret ballots. All of it only grows; what is wrong is followed by what is right.
 */
const tables = [
  `create table role_department (role_id text primary key references role, department text not null)`,

  `create table self_score (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    subject_id text not null references subject, year integer not null, item text not null, value integer,
    recorded_at text not null)`,
  `create index self_score_year on self_score (unit_id, year)`,

  `create table assembly (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    quarter text not null, decision_id text not null references decision, entitled integer not null,
    present integer not null, recorded_at text not null)`,
  `create index assembly_quarter on assembly (unit_id, quarter)`,
  `create table assembly_conclusion (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    quarter text not null, assembly_id text not null references assembly, concluded_at text not null,
    unique (unit_id, quarter))`,
  `create table assembly_result (
    conclusion_id text not null references assembly_conclusion, subject_id text not null references subject,
    points integer not null, primary key (conclusion_id, subject_id))`,
  `create table flag_ruling (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    subject_id text not null references subject, rule text not null, year integer not null, upheld integer not null,
    decision_id text not null references decision, recorded_at text not null)`,
  `create index flag_ruling_year on flag_ruling (unit_id, year)`,
  `create table flag_ruling_text (ruling_id text primary key references flag_ruling, reason text not null)`,

  `create table ballot (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    year integer not null, opened_at text not null, unique (unit_id, year))`,
  `create table ballot_paper (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    ballot_id text not null references ballot, no integer not null, source text not null, keyed_by text not null,
    unique (ballot_id, no))`,
  `create table ballot_score (
    paper_id text not null references ballot_paper, line integer not null, subject_id text not null references subject,
    category text not null, score integer not null, primary key (paper_id, line))`,
  `create table ballot_strike (
    paper_id text primary key references ballot_paper, seq integer not null unique references change_log,
    unit_id text not null references unit, struck_by text not null)`,
  `create table ballot_check (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    ballot_id text not null references ballot, shown text not null, checked_by text not null, checked_at text not null)`,
  `create index ballot_check_ballot on ballot_check (ballot_id)`,
  `create table ballot_closing (
    ballot_id text primary key references ballot, seq integer not null unique references change_log,
    unit_id text not null references unit, closed_by text not null, closed_at text not null)`
];

/** Each with every set of columns that is unique in it. */
const appendOnly: Record<string, string[][]> = {
  role_department: [['role_id']],
  self_score: [['id'], ['seq']],
  assembly: [['id'], ['seq']],
  assembly_conclusion: [['id'], ['seq'], ['unit_id', 'quarter']],
  assembly_result: [['conclusion_id', 'subject_id']],
  flag_ruling: [['id'], ['seq']],
  ballot: [['id'], ['seq'], ['unit_id', 'year']],
  ballot_paper: [['id'], ['seq'], ['ballot_id', 'no']],
  ballot_score: [['paper_id', 'line']],
  ballot_strike: [['paper_id'], ['seq']],
  ballot_check: [['id'], ['seq']],
  ballot_closing: [['ballot_id'], ['seq']]
};

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  await refuseRewritingOf(db, 'flag_ruling_text', 'ruling_id');
  await refuseReturnOf(db, assessmentTexts);
}

import type { Kysely } from 'kysely';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';

/**
 * Quarters, half-years and years are sealed as months are: each with what ranked (`score`), whom its outcomes concern
 * and what its points buy, and with the digest of the scheme that it was reckoned by. Some periods have no balance.
 * What was sealed before has none of these: all of it were months ranked by their points.
 */
const columns =
  'seal_id, subject_id, pool, category, from_date, to_date, status, points, balance, rank' as const;

const statements = [
  `alter table seal add column scheme_digest text`,
  `alter table seal_result rename to seal_result_before`,
  `drop index seal_result_subject`,
  `create table seal_result (
    seal_id text not null references seal, subject_id text not null references subject, pool text not null,
    category text not null, from_date text, to_date text, status text not null, points integer not null,
    balance integer, score integer, rank integer, primary key (seal_id, subject_id))`,
  `insert into seal_result (${columns}) select ${columns} from seal_result_before`,
  `drop table seal_result_before`,
  `create index seal_result_subject on seal_result (subject_id)`,
  `create table seal_outcome (
    seal_id text not null references seal, rule text not null, subject_id text not null references subject,
    undecided integer not null, primary key (seal_id, rule, subject_id))`,
  `create index seal_outcome_subject on seal_outcome (subject_id)`,
  `create table seal_conversion (
    seal_id text not null references seal, rule text not null, subject_id text not null references subject,
    counted integer not null, value integer not null, primary key (seal_id, rule, subject_id))`,
  `create index seal_conversion_subject on seal_conversion (subject_id)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, statements);
  await refuseChangesOf(db, 'seal_result', [['seal_id', 'subject_id']]);
  for (const table of ['seal_outcome', 'seal_conversion'])
    await refuseChangesOf(db, table, [['seal_id', 'rule', 'subject_id']]);
}

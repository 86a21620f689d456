import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { evidenceTexts } from '../kept-rules';

/** Files beside claims. That there was one only grows; its bytes and its name can be erased. */
const tables = [
  `create table evidence (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    claim_id text not null references claim, account_id text not null, kind text not null, size integer not null,
    digest text not null, added_at text not null)`,
  `create index evidence_claim on evidence (claim_id)`,
  `create table evidence_file (evidence_id text primary key references evidence, name text not null)`,
  `create table evidence_part (
    id text primary key, evidence_id text not null references evidence, no integer not null, body text not null)`,
  `create index evidence_part_of on evidence_part (evidence_id, no)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  await refuseChangesOf(db, 'evidence', [['id'], ['seq']]);
  await refuseRewritingOf(db, 'evidence_file', 'evidence_id');
  await refuseRewritingOf(db, 'evidence_part', 'id');
  await refuseReturnOf(db, evidenceTexts);
}

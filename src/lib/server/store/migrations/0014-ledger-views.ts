import type { Kysely } from 'kysely';
import { refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { auditPlaces } from '../kept-rules';

/**
 * What the ledger and the audit trail are looked through by, newest first: the ledger as a whole, of one person, of one
 * item; the trail by account, act and day. And where acts came from, in a table that can be erased: addresses tell where
 * people are.
 */
const statements = [
  `create index entry_period on entry (unit_id, period, seq)`,
  `create index entry_subject_period on entry (unit_id, subject_id, period, seq)`,
  `create index entry_item on entry (unit_id, item, period, seq)`,
  `create index audit_account on audit (unit_id, account_id, no)`,
  `create index audit_act on audit (unit_id, act, no)`,
  `create index audit_at on audit (unit_id, at, no)`,
  `create table audit_place (
    audit_id text primary key references audit, address text not null, device text not null, at text not null)`,
  `create index audit_place_at on audit_place (at)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, statements);
  await refuseRewritingOf(db, 'audit_place', 'audit_id');
  await refuseReturnOf(db, auditPlaces);
}

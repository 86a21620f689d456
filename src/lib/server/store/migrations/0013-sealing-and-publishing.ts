import type { Kysely } from 'kysely';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseSealingAlone } from '../four-eyes';

/**
 * A month is sealed by two people: one proposes what was shown, another one seals exactly that. What was sealed before
 * has nobody's name beside it and stays as it is. Where a notice was published stands beside it; those of before were
 * published wherever there was a way.
 */
const tables = [
  `create table seal_proposal (
    id text primary key, seq integer not null unique references change_log, unit_id text not null references unit,
    period text not null, shown text not null, account_id text not null, proposed_at text not null)`,
  `create index seal_proposal_unit on seal_proposal (unit_id, seq)`,
  `create table seal_withdrawal (
    proposal_id text primary key references seal_proposal, seq integer not null unique references change_log,
    unit_id text not null references unit, account_id text not null, withdrawn_at text not null)`,
  `create table seal_approval (
    id text primary key, unit_id text not null references unit,
    proposal_id text not null unique references seal_proposal, account_id text not null, trail_no integer not null,
    trail text not null, digest text not null, approved_at text not null)`,
  `alter table seal add column approval_id text references seal_approval`,

  `alter table notice add column channels text`
];

/** Each with every set of columns that is unique in it. */
const appendOnly: Record<string, string[][]> = {
  seal_proposal: [['id'], ['seq']],
  seal_withdrawal: [['proposal_id'], ['seq']],
  seal_approval: [['id'], ['proposal_id']]
};

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  await createTables(db, tables);
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  await refuseSealingAlone(db);
}

import type { Kysely } from 'kysely';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';

/**
 * Periods that a unit takes over from paper: sealed as all others, each with the decision that it rests on, the day of
 * its paper notice, whether its ranks are the paper's, and a digest of what was taken over. A unit may have another one
 * to play in, and a day of the month by which its people declare.
 */
const statements = [
  `create table takeover (
    seal_id text primary key references seal, seq integer not null unique references change_log,
    unit_id text not null references unit, decision_id text not null references decision, noticed_on text,
    paper_ranks integer not null, digest text not null, account_id text not null, recorded_at text not null)`,
  `create index takeover_unit on takeover (unit_id)`,
  `alter table unit add column deadline_day integer`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, statements);
  await refuseChangesOf(db, 'takeover', [['seal_id'], ['seq']]);
}

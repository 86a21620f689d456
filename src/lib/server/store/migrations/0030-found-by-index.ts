import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/**
 * What was looked for through all years: the act that made a change, the claims that a meeting decided, the claim that a ledger
 * line was. Of an act that changed nothing the span is empty and ends where the one before it does: the earlier number is
 * the one that made the change. Of claims' steps only rulings are in it, so that what is declared pays nothing for it.
 */
const statements = [
  `create index audit_span on audit (unit_id, change_after, no)`,
  `create index claim_step_meeting on claim_step (unit_id, meeting_id) where meeting_id is not null`,
  `create index claim_step_entry on claim_step (unit_id, entry_no) where entry_no is not null`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

function make(db: Kysely<unknown>): Promise<void> {
  return createTables(db, statements);
}

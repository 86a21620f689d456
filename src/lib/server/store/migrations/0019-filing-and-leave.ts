import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';
import { refuseShortLeave } from '../leave-covered';

/** Within how many months after its end a unit files a period, and accounts of leave that the database itself keeps covered. */
const statements = [`alter table unit add column filing_months integer not null default 1`];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, statements);
  await refuseShortLeave(db);
}

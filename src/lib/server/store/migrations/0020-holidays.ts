import type { Kysely } from 'kysely';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';

/** Holidays of a year as the office enters them when the State Council has published them, with who, when and its number. */
const statements = [
  `create table holiday_year (
    id text primary key, seq integer not null unique references change_log,
    unit_id text not null references unit, year integer not null, no integer not null,
    off_days text not null, on_days text not null, document text not null,
    account_id text not null, recorded_at text not null, unique (unit_id, year, no))`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, statements);
  await refuseChangesOf(db, 'holiday_year', [['id'], ['seq'], ['unit_id', 'year', 'no']]);
}

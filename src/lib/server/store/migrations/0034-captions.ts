import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/** Whether boards show the captions of an announcement's film, as part of how it hangs. The captions are a file like its others. */
const statements = [
  `alter table announcement_plan add column captioned integer not null default 0`,
  `alter table announcement_version add column captioned integer not null default 0`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

function make(db: Kysely<unknown>): Promise<void> {
  return createTables(db, statements);
}

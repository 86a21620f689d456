import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { createTables } from '../create-tables';

/** Which history the numbers of `change_log` count: one row, written anew whenever a backup is put back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Kysely gives PostgreSQL's migrations a transaction, but not SQLite's.
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table store_epoch (
      one integer primary key check (one = 1), id text not null, since text not null)`
  ]);
  await sql`insert into store_epoch (one, id, since) values (1, ${randomUUID()}, '')`.execute(db);
}

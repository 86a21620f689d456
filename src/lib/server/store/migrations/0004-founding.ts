import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/** Who came first: one row at most, so that two processes can't found two first units. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table founding (
      one integer primary key check (one = 1), client_key text not null, input text not null, at text not null)`
  ]);
}

import { sql, type Kysely } from 'kysely';

/** Who came first: one row at most, so that two processes can't found two first units. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table founding (
        one integer primary key check (one = 1), client_key text not null, input text not null, at text not null)`
    )
    .execute(db);
}

import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../dialect';

/**
 * What a unit has received on paper has no code, and SQLite's trigger took two without one for the same: whoever came second
 * was refused. A code there is stays one that nothing replaces.
 */
const statements = [
  `drop trigger standing_received_no_replace`,
  `create trigger standing_received_no_replace before insert on standing_received
     when exists (select 1 from standing_received where id = new.id or seq = new.seq or rowid = new.rowid
       or (unit_id = new.unit_id and ticket = new.ticket))
     begin select raise(abort, 'standing_received is append-only'); end`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (isPostgres(db)) return;
  await (db.isTransaction ? make(db) : db.transaction().execute(make));
}

async function make(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

import { sql, type Kysely } from 'kysely';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';
import { keepAsWritten } from '../keep-as-written';

/** What may never change in tables that change in part; and what was erased stays so: `erased` names it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Kysely gives PostgreSQL's migrations a transaction, but not SQLite's.
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table erased (what text not null, id text not null, primary key (what, id))`
  ]);
  await refuseChangesOf(db, 'erased', [['what', 'id']]);
  // What was erased before is marked now.
  await sql`insert into erased (what, id) select 'entry_text', id from entry
    where not exists (select 1 from entry_text where entry_id = entry.id)`.execute(db);
  await sql`insert into erased (what, id) select 'notice_body', id from notice
    where not exists (select 1 from notice_body where notice_id = notice.id)`.execute(db);
  await keepAsWritten(db);
}

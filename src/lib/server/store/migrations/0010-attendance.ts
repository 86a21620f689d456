import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/**
 * Beside how many members may take part in an assembly: how many the roster had on its day, and why that differs, as a
 * code. Assemblies recorded before have neither.
 */
const statements = [
  `alter table assembly add column rostered integer`,
  `alter table assembly add column why_differs text`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction
    ? createTables(db, statements)
    : db.transaction().execute((all) => createTables(all, statements)));
}

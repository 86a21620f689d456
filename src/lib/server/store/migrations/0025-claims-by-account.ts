import type { Kysely } from 'kysely';
import { createTables } from '../create-tables';

/** By whom claims were declared: whoever declares one more is asked how many are open, behind everybody else's lock. */
const statements = [`create index claim_declared_by on claim (unit_id, declared_by)`];

/** One statement is all or nothing by itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, statements);
}

import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/** The number of the newest change of all units, which tells how far this database has come. */
export async function newestChange(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('change_log')
    .select((fn) => fn.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

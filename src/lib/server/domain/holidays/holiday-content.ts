import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of holiday tables, for the audit trail. */
export async function holidayContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db.selectFrom('holiday_year').where('seq', 'in', seqs).selectAll().execute();
  return rows.map((row): ChangeContent => [row.seq, { ...row }]);
}

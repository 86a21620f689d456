import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of leave accounts, for the audit trail; never a text, which may be erased. */
export async function leaveContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db.selectFrom('leave_entry').where('seq', 'in', seqs).selectAll().execute();
  return rows.map((row): ChangeContent => [row.seq, { ...row }]);
}

import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of spent points, for the audit trail; never a text, which may be erased. */
export async function redemptionContent(
  db: Kysely<Tables>,
  seqs: readonly number[]
): Promise<ChangeContent[]> {
  const rows = await db.selectFrom('redemption').where('seq', 'in', seqs).selectAll().execute();
  return rows.map((row): ChangeContent => [row.seq, { ...row }]);
}

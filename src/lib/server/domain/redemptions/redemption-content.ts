import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of spent points, for the audit trail; never a text, which may be erased. */
export async function redemptionContent(
  db: Kysely<Tables>,
  seqs: readonly number[]
): Promise<ChangeContent[]> {
  const rows = await db.selectFrom('redemption').where('seq', 'in', seqs).selectAll().execute();
  // Lines from before there was a first year keep the content that the trail has of them.
  return rows.map(({ first_year, ...row }): ChangeContent => [
    row.seq,
    first_year === null ? row : { ...row, first_year }
  ]);
}

import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote into self-scores, for the audit trail. */
export async function selfScoreContent(
  db: Kysely<Tables>,
  seqs: readonly number[]
): Promise<ChangeContent[]> {
  const rows = await db
    .selectFrom('self_score')
    .where('seq', 'in', seqs)
    .select(['seq', 'id', 'unit_id', 'subject_id', 'year', 'item', 'value', 'recorded_at'])
    .execute();
  return rows.map((row) => [row.seq, { ...row }]);
}

import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Reads what changes wrote of certificates, for the audit trail: their digests, never a figure
 * or a name.
 */
export async function certificateContent(
  db: Kysely<Tables>,
  seqs: readonly number[]
): Promise<ChangeContent[]> {
  const issued = await db.selectFrom('certificate_issued').where('seq', 'in', seqs).selectAll().execute();
  const received = await db.selectFrom('certificate_received').where('seq', 'in', seqs).selectAll().execute();
  return [...issued, ...received].map((row): ChangeContent => [row.seq, { ...row }]);
}

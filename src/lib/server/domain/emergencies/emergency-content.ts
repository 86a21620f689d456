import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of emergencies, for the audit trail: a salted digest, never the words. */
export async function emergencyContent(
  db: Kysely<Tables>,
  seqs: readonly number[]
): Promise<ChangeContent[]> {
  const sent = await db.selectFrom('emergency').where('seq', 'in', seqs).selectAll().execute();
  const ended = await db.selectFrom('emergency_end').where('seq', 'in', seqs).selectAll().execute();
  return [...sent, ...ended].map((row): ChangeContent => [row.seq, { ...row }]);
}

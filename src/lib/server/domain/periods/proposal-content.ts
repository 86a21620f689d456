import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of proposals to seal, for the audit trail. */
export async function proposalContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const proposed = await db.selectFrom('seal_proposal').where('seq', 'in', seqs).selectAll().execute();
  const withdrawn = await db.selectFrom('seal_withdrawal').where('seq', 'in', seqs).selectAll().execute();
  return [...proposed, ...withdrawn].map((row): ChangeContent => [row.seq, { ...row }]);
}

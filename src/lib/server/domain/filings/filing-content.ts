import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Reads what changes wrote of filings, for the audit trail: the document by its digest, never a text, which
 * may be erased.
 */
export async function filingContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const filings = await db.selectFrom('filing').where('seq', 'in', seqs).selectAll().execute();
  const steps = await db.selectFrom('filing_step').where('seq', 'in', seqs).selectAll().execute();
  return [...filings, ...steps].map((row): ChangeContent => [row.seq, { ...row }]);
}

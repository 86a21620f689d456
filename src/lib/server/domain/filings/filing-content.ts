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
  return [
    ...filings.map((row): ChangeContent => [row.seq, { ...row }]),
    ...(await Promise.all(
      steps.map(async (row): Promise<ChangeContent> => {
        const papers = await papersOf(db, row.id);
        return [row.seq, { ...row, ...(papers.length > 0 && { papers }) }];
      })
    ))
  ];
}

/** The papers that came with a step are part of its content, by their digests. */
async function papersOf(db: Kysely<Tables>, step: string) {
  const rows = await db
    .selectFrom('filing_paper')
    .where('step_id', '=', step)
    .selectAll()
    .orderBy('place')
    .execute();
  return rows.map((row) => ({ ...row }));
}

import type { Kysely } from 'kysely';
import type { Content } from '../audit/content';
import type { Tables } from '../store/tables';

/** What changes wrote of rulings on proposals, for the audit trail: with who stepped aside, and no text. */
export async function outcomeContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<Content[]> {
  const rulings = await db.selectFrom('outcome_ruling').where('seq', 'in', seqs).selectAll().execute();
  return Promise.all(
    rulings.map(async (row): Promise<Content> => {
      const aside = await db
        .selectFrom('outcome_recusal')
        .where('meeting_id', '=', row.meeting_id)
        .where('period', '=', row.period)
        .where('rule', '=', row.rule)
        .where('subject_id', '=', row.subject_id)
        .where('no', '=', row.no)
        .select('account_id')
        .orderBy('account_id')
        .execute();
      return [row.seq, { ...row, recused: aside.map(({ account_id }) => account_id) }];
    })
  );
}

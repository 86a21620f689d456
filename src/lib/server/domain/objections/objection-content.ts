import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Reads what changes wrote of objections and their steps, for the audit trail; never a text, which may be
 * erased.
 */
export async function objectionContent(
  db: Kysely<Tables>,
  seqs: readonly number[]
): Promise<ChangeContent[]> {
  const objections = await db.selectFrom('objection').where('seq', 'in', seqs).selectAll().execute();
  const steps = await db.selectFrom('objection_step').where('seq', 'in', seqs).selectAll().execute();
  const answered = steps.filter(({ meeting_id }) => meeting_id !== null);
  const aside =
    answered.length === 0
      ? []
      : await db
          .selectFrom('objection_recusal')
          .where(
            'objection_id',
            'in',
            answered.map((step) => step.objection_id)
          )
          .selectAll()
          .orderBy('account_id')
          .execute();
  return [
    // Columns that only some rows have are part of those rows' content alone.
    ...objections.map(({ from_month, to_month, ...row }): ChangeContent => [
      row.seq,
      { ...row, ...(from_month !== null && { from_month, to_month }) }
    ]),
    ...steps.map(({ appeal_until, ...row }): ChangeContent => {
      const recused = aside
        .filter((one) => one.meeting_id === row.meeting_id && one.objection_id === row.objection_id)
        .map(({ account_id }) => account_id);
      const later = {
        ...(recused.length > 0 && { recused }),
        ...(appeal_until !== null && { appeal_until })
      };
      return [row.seq, { ...row, ...later }];
    })
  ];
}

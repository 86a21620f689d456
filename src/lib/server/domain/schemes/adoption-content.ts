import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Reads what changes of a unit's rules have written, with all lines before it: the adoption with which a
 * unit was founded has no number of its own.
 */
export async function adoptionContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const changed = await db
    .selectFrom('adoption')
    .where('seq', 'in', seqs)
    .select(['seq', 'unit_id', 'no'])
    .execute();
  return Promise.all(
    changed.map(async ({ seq, unit_id, no }): Promise<ChangeContent> => {
      const rows = await db
        .selectFrom('adoption')
        .leftJoin('decision', 'decision.id', 'adoption.decision_id')
        .where('adoption.unit_id', '=', unit_id)
        .where('no', '<=', no)
        .select(['adoption.id', 'seq', 'adoption.unit_id', 'no', 'action', 'scheme', 'source', 'parameters'])
        .select(['digest', 'from_date', 'withdraws', 'decision_id', 'account_id', 'adoption.recorded_at'])
        .select('proposal_id')
        .select(['decision.date as decided', 'body', 'minutes', 'decision.recorded_at as decision_recorded'])
        .orderBy('no')
        .execute();
      return [Number(seq), rows.map((row) => ({ ...row }))];
    })
  );
}

/** Reads what changes wrote of rules put up to be adopted, and of their refusals, without the reasons. */
export async function adoptionProposalContent(
  db: Kysely<Tables>,
  seqs: readonly number[]
): Promise<ChangeContent[]> {
  const proposed = await db
    .selectFrom('adoption_proposal as asked')
    .leftJoin('decision', 'decision.id', 'asked.decision_id')
    .where('seq', 'in', seqs)
    .select(['asked.id', 'seq', 'asked.unit_id', 'action', 'scheme', 'source', 'parameters', 'digest'])
    .select(['from_date', 'withdraws', 'shown', 'decision_id', 'account_id', 'proposed_at'])
    .select(['decision.date as decided', 'body', 'minutes', 'decision.recorded_at as decision_recorded'])
    .execute();
  const refused = await db.selectFrom('adoption_refusal').where('seq', 'in', seqs).selectAll().execute();
  return [...proposed, ...refused].map((row): ChangeContent => [row.seq, { ...row }]);
}

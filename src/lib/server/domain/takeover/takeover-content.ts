import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of periods taken over from paper, for the audit trail, with their ground. */
export async function takeoverContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db
    .selectFrom('takeover')
    .innerJoin('decision', 'decision.id', 'takeover.decision_id')
    .where('seq', 'in', seqs)
    .select(['seq', 'seal_id', 'takeover.unit_id', 'decision_id', 'noticed_on', 'paper_ranks', 'digest'])
    .select(['account_id', 'takeover.recorded_at', 'date', 'body', 'minutes'])
    .execute();
  return rows.map((row) => [row.seq, { ...row }]);
}

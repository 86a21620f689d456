import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import { byKey } from '../../platform/store/by-key';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of ballots, for the audit trail. */
export async function ballotContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const openings = db
    .selectFrom('ballot')
    .where('seq', 'in', seqs)
    .select(['seq', 'id', 'unit_id', 'year', 'opened_at']);
  const strikes = db
    .selectFrom('ballot_strike')
    .where('seq', 'in', seqs)
    .select(['seq', 'paper_id', 'unit_id', 'struck_by']);
  const voters = db.selectFrom('ballot_voters').where('seq', 'in', seqs).selectAll();
  const checks = db
    .selectFrom('ballot_check')
    .where('seq', 'in', seqs)
    .select(['seq', 'id', 'unit_id', 'ballot_id', 'shown', 'checked_by', 'checked_at']);
  const closings = db
    .selectFrom('ballot_closing')
    .where('seq', 'in', seqs)
    .select(['seq', 'ballot_id', 'unit_id', 'closed_by', 'closed_at']);
  const rereadings = db.selectFrom('ballot_rereading').where('seq', 'in', seqs).selectAll();
  const rows = [
    ...(await openings.execute()),
    ...(await strikes.execute()),
    ...(await voters.execute()),
    ...(await checks.execute()),
    ...(await closings.execute()),
    ...(await rereadings.execute())
  ];
  return [...rows.map((row): ChangeContent => [row.seq, { ...row }]), ...(await papers(db, seqs))];
}

async function papers(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db
    .selectFrom('ballot_paper')
    .where('seq', 'in', seqs)
    .select(['seq', 'id', 'unit_id', 'ballot_id', 'no', 'source', 'keyed_by'])
    .execute();
  if (rows.length === 0) return [];
  const given = await db
    .selectFrom('ballot_score')
    .where(
      'paper_id',
      'in',
      rows.map(({ id }) => id)
    )
    .select(['paper_id', 'line', 'subject_id', 'category', 'score'])
    .orderBy('line')
    .execute();
  const scores = byKey(given, ({ paper_id }) => paper_id);
  return rows.map((row): ChangeContent => {
    const own = (scores.get(row.id) ?? []).map(({ paper_id: _, ...score }) => score);
    return [row.seq, { ...row, scores: own }];
  });
}

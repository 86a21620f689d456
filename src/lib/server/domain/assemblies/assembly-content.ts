import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import { byKey } from '../../platform/store/by-key';
import type { Tables } from '../../platform/store/tables/tables';

/** Reads what changes wrote of assemblies, for the audit trail. */
export async function assemblyContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const skips = await db.selectFrom('assembly_skip').where('seq', 'in', seqs).selectAll().execute();
  return [
    ...(await records(db, seqs)),
    ...(await conclusions(db, seqs)),
    ...skips.map((row): ChangeContent => [row.seq, { ...row }]),
    ...(await rulings(db, seqs))
  ];
}

/** The reason for fewer entitled members is part of the content only where there is one. */
async function records(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db
    .selectFrom('assembly')
    .innerJoin('decision', 'decision.id', 'assembly.decision_id')
    .where('seq', 'in', seqs)
    .select(['seq', 'assembly.id', 'assembly.unit_id', 'quarter', 'decision_id', 'entitled', 'present'])
    .select(['assembly.recorded_at', 'date', 'body', 'minutes', 'rostered', 'why_differs'])
    .execute();
  return rows.map(({ why_differs, ...row }) => [
    row.seq,
    { ...row, ...(why_differs !== null && { why_differs }) }
  ]);
}

async function conclusions(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db
    .selectFrom('assembly_conclusion')
    .where('seq', 'in', seqs)
    .select(['seq', 'id', 'unit_id', 'quarter', 'assembly_id', 'concluded_at'])
    .execute();
  if (rows.length === 0) return [];
  const fixed = await db
    .selectFrom('assembly_result')
    .where(
      'conclusion_id',
      'in',
      rows.map(({ id }) => id)
    )
    .select(['conclusion_id', 'subject_id', 'points'])
    .orderBy('subject_id')
    .execute();
  const results = byKey(fixed, ({ conclusion_id }) => conclusion_id);
  return rows.map((row): ChangeContent => {
    const own = (results.get(row.id) ?? []).map(({ subject_id, points }) => ({ subject_id, points }));
    return [row.seq, { ...row, results: own }];
  });
}

async function rulings(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db
    .selectFrom('flag_ruling')
    .innerJoin('decision', 'decision.id', 'flag_ruling.decision_id')
    .where('seq', 'in', seqs)
    .select(['seq', 'flag_ruling.id', 'flag_ruling.unit_id', 'subject_id', 'rule', 'year', 'upheld', 'given'])
    .select(['decision_id', 'flag_ruling.recorded_at', 'date', 'body', 'minutes'])
    .execute();
  return rows.map(({ given, ...row }) => [row.seq, { ...row, ...(given !== null && { given }) }]);
}

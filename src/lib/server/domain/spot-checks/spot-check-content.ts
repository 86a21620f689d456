import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Reads what changes wrote of spot checks, for the audit trail: the draw with its picks, findings without
 * their text.
 */
export async function spotCheckContent(
  db: Kysely<Tables>,
  seqs: readonly number[]
): Promise<ChangeContent[]> {
  const checks = await db.selectFrom('spot_check').where('seq', 'in', seqs).selectAll().execute();
  const findings = await db.selectFrom('spot_check_finding').where('seq', 'in', seqs).selectAll().execute();
  const drawn = checks.map(async (row): Promise<ChangeContent> => {
    const picks = await db
      .selectFrom('spot_check_pick')
      .where('spot_check_id', '=', row.id)
      .select('entry_id')
      .orderBy('no')
      .execute();
    return [row.seq, { ...row, picks: picks.map(({ entry_id }) => entry_id) }];
  });
  return [...(await Promise.all(drawn)), ...findings.map((row): ChangeContent => [row.seq, { ...row }])];
}

import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import { allOf } from '../../platform/store/all-of';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Reads what changes wrote of claims, their steps and the files beside them, for the audit trail; never a
 * text, which may be erased.
 */
export async function claimContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const [claims, steps] = await allOf([
    db.selectFrom('claim').where('seq', 'in', seqs).selectAll().execute(),
    db.selectFrom('claim_step').where('seq', 'in', seqs).selectAll().execute()
  ]);
  const aside = await recusalsOf(
    db,
    steps.filter(({ action }) => action === 'rule').map((step) => step.claim_id)
  );
  // Each number belongs to one row: mostly no file is among them, and there is nothing to look for.
  const files =
    claims.length + steps.length === seqs.length
      ? []
      : await db.selectFrom('evidence').where('seq', 'in', seqs).selectAll().execute();
  return [
    ...files.map((row): ChangeContent => [row.seq, { ...row }]),
    ...claims.map((row): ChangeContent => [row.seq, { ...row }]),
    ...steps.map((row): ChangeContent => {
      const recused = aside.get(`${row.meeting_id} ${row.claim_id}`);
      return [row.seq, { ...row, ...(recused && { recused }) }];
    })
  ];
}

/** The people who stepped aside, by meeting and claim. */
async function recusalsOf(db: Kysely<Tables>, claims: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (claims.length === 0) return found;
  const rows = await db
    .selectFrom('recusal')
    .where('claim_id', 'in', claims)
    .selectAll()
    .orderBy('account_id')
    .execute();
  for (const { meeting_id, claim_id, account_id } of rows) {
    const key = `${meeting_id} ${claim_id}`;
    found.set(key, [...(found.get(key) ?? []), account_id]);
  }
  return found;
}

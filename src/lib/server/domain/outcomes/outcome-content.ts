import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import { byKey } from '../../platform/store/by-key';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Reads what changes wrote of rulings on proposals, of talks and of corrections, for the audit trail, with
 * those who stepped aside and without text.
 */
export async function outcomeContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const corrections = await db.selectFrom('correction').where('seq', 'in', seqs).selectAll().execute();
  const made = corrections.map((row): ChangeContent => [row.seq, { ...row }]);
  const talks = await db.selectFrom('talk').where('seq', 'in', seqs).selectAll().execute();
  made.push(...talks.map((row): ChangeContent => [row.seq, { ...row }]));
  const rulings = await db.selectFrom('outcome_ruling').where('seq', 'in', seqs).selectAll().execute();
  if (rulings.length === 0) return made;
  const meetings = [...new Set(rulings.map(({ meeting_id }) => meeting_id))];
  const recusals = await db
    .selectFrom('outcome_recusal')
    .where('meeting_id', 'in', meetings)
    .selectAll()
    .orderBy('account_id')
    .execute();
  const aside = byKey(recusals, proposalIn);
  const ruled = rulings.map((row): ChangeContent => {
    const recused = (aside.get(proposalIn(row)) ?? []).map(({ account_id }) => account_id);
    return [row.seq, { ...row, recused }];
  });
  return [...ruled, ...made];
}

type Ruled = Pick<Tables['outcome_recusal'], 'meeting_id' | 'period' | 'rule' | 'subject_id' | 'no'>;

/** Names what a meeting ruled on, and which time. */
function proposalIn({ meeting_id, period, rule, subject_id, no }: Ruled): string {
  return [meeting_id, period, rule, subject_id, no].join(' ');
}

import type { Kysely } from 'kysely';
import type { ChangeContent } from '../audit/content';
import { byKey } from '../../platform/store/by-key';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Reads what changes wrote of meetings, for the audit trail, with their members; and of what members say of
 * them, without the words, which may be erased.
 */
export async function meetingContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('decision', 'decision.id', 'meeting.decision_id')
    .where('seq', 'in', seqs)
    .select(['seq', 'meeting.id', 'meeting.unit_id', 'decision_id', 'entitled', 'recorded_by'])
    .select(['meeting.recorded_at', 'date', 'body', 'minutes'])
    .select('decision.kind as decision_kind')
    .execute();
  const said = await db.selectFrom('meeting_confirmation').where('seq', 'in', seqs).selectAll().execute();
  const confirmations = said.map((row): ChangeContent => [row.seq, { ...row }]);
  if (rows.length === 0) return confirmations;
  const sat = await db
    .selectFrom('meeting_member')
    .where(
      'meeting_id',
      'in',
      rows.map(({ id }) => id)
    )
    .select(['meeting_id', 'account_id'])
    .orderBy('account_id')
    .execute();
  const members = byKey(sat, ({ meeting_id }) => meeting_id);
  const meetings = rows.map((row): ChangeContent => {
    const own = (members.get(row.id) ?? []).map(({ account_id }) => account_id);
    return [row.seq, { ...row, members: own }];
  });
  return [...meetings, ...confirmations];
}

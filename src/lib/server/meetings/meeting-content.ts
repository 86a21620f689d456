import type { Kysely } from 'kysely';
import type { Content } from '../audit/content';
import type { Tables } from '../store/tables';

/** What changes wrote of meetings, for the audit trail: with who sat in them. */
export async function meetingContent(db: Kysely<Tables>, seqs: readonly number[]): Promise<Content[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('decision', 'decision.id', 'meeting.decision_id')
    .where('seq', 'in', seqs)
    .select(['seq', 'meeting.id', 'meeting.unit_id', 'decision_id', 'entitled', 'recorded_by'])
    .select(['meeting.recorded_at', 'date', 'body', 'minutes'])
    .execute();
  return Promise.all(
    rows.map(async (row): Promise<Content> => [row.seq, { ...row, members: await membersOf(db, row.id) }])
  );
}

async function membersOf(db: Kysely<Tables>, meeting: string): Promise<string[]> {
  const rows = await db
    .selectFrom('meeting_member')
    .where('meeting_id', '=', meeting)
    .select('account_id')
    .orderBy('account_id')
    .execute();
  return rows.map(({ account_id }) => account_id);
}

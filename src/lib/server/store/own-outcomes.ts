import type { QueryExecutorProvider } from 'kysely';
import { refuseWhere, type RefusedRow } from './refuse-where';

/** Whether a column's account is the person that the proposal concerns. */
export const isWhom = (who: string) =>
  `exists (select 1 from role where role.subject_id = new.subject_id and role.account_id = ${who})`;

/** Who sat in the meeting, is concerned, and didn't step aside. */
const notRecused = `exists (select 1 from meeting_member as sat
  where sat.meeting_id = new.meeting_id and ${isWhom('sat.account_id')}
    and not exists (select 1 from outcome_recusal as aside where aside.meeting_id = sat.meeting_id
      and aside.period = new.period and aside.rule = new.rule and aside.subject_id = new.subject_id
      and aside.no = new.no and aside.account_id = sat.account_id))`;

export const ownOutcomes: RefusedRow = {
  table: 'outcome_ruling',
  trigger: 'outcome_ruling_own',
  run: 'refuse_own_outcome',
  broken: `${isWhom('new.account_id')} or ${notRecused}`,
  why: 'nobody decides what concerns themselves'
};

/** Makes the database itself refuse a ruling on what concerns whoever records it, or whoever sat in the meeting. */
export async function refuseOwnOutcomes(db: QueryExecutorProvider): Promise<void> {
  await refuseWhere(db, ownOutcomes);
}

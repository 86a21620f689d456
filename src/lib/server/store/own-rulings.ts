import type { QueryExecutorProvider } from 'kysely';
import { refuseWhere, type RefusedRow } from './refuse-where';

/** A person's part in a claim: whom it is about, or who declared it, unless they only keyed in a paper. `who` is a column. */
export const partInClaim = (who: string) =>
  `(exists (select 1 from claim where id = new.claim_id and via != 'paper' and declared_by = ${who})
    or exists (select 1 from role join claim on claim.subject_id = role.subject_id
      where claim.id = new.claim_id and role.account_id = ${who}))`;

/** Who sat in the meeting, has a part in the claim, and didn't step aside. */
const notRecused = `exists (select 1 from meeting_member as sat
  where sat.meeting_id = new.meeting_id and ${partInClaim('sat.account_id')}
    and not exists (select 1 from recusal where recusal.meeting_id = sat.meeting_id
      and recusal.claim_id = new.claim_id and recusal.account_id = sat.account_id))`;

export const ownRulings: RefusedRow = {
  table: 'claim_step',
  trigger: 'claim_step_own_ruling',
  run: 'refuse_own_ruling',
  broken: `new.act = 'rule' and (${partInClaim('new.account_id')} or ${notRecused})`,
  why: 'nobody decides their own claim'
};

/** Makes the database itself refuse a ruling by somebody on a claim of their own, or in whose meeting they sat. */
export async function refuseOwnRulings(db: QueryExecutorProvider): Promise<void> {
  await refuseWhere(db, ownRulings);
}

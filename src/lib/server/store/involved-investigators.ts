import type { QueryExecutorProvider } from 'kysely';
import { refuseInstead, refuseWhere, type RefusedRow } from './refuse-where';

/** A party to an objection: whose row it is, or who raised it, unless they only keyed in a paper. `who` is a column. */
export const partyTo = (who: string) =>
  `(exists (select 1 from objection where id = new.objection_id and via != 'paper' and account_id = ${who})
    or exists (select 1 from role join objection on objection.subject_id = role.subject_id
      where objection.id = new.objection_id and role.account_id = ${who}))`;

/** Of `claim`, which became an entry by the step `made`: who declared it, checked or decided it, and who sat in that meeting without stepping aside. */
const madeClaim = (who: string) =>
  `(
       (claim.via != 'paper' and claim.declared_by = ${who})
       or exists (select 1 from claim_step as step where step.claim_id = claim.id
         and step.act in ('forward', 'rule') and step.account_id = ${who})
       or exists (select 1 from meeting_member as sat where sat.meeting_id = made.meeting_id
         and sat.account_id = ${who} and not exists (select 1 from recusal where recusal.meeting_id = sat.meeting_id
           and recusal.claim_id = claim.id and recusal.account_id = sat.account_id)))`;

/** Who booked `entry`. */
const bookedBy = (who: string) =>
  `join audit on audit.unit_id = entry.unit_id and audit.change_before < entry.seq
       and audit.change_after >= entry.seq
     where objection.id = new.objection_id and audit.account_id = ${who}`;

/**
 * Who made the ledger line that is objected to, as far as that is recorded: who booked it, who declared the claim that it
 * was, checked or decided it, and who sat in that meeting without stepping aside.
 */
const madeBy = (who: string) =>
  `exists (select 1 from objection
     join claim_step as made on made.entry_no = objection.entry_no and made.unit_id = objection.unit_id
     join claim on claim.id = made.claim_id
     where objection.id = new.objection_id and ${madeClaim(who)})
   or exists (select 1 from objection
     join entry on entry.no = objection.entry_no and entry.unit_id = objection.unit_id
     ${bookedBy(who)})`;

/**
 * The ledger lines that an objection concerns: the one that it names, or else all of the person whose row it is in the months
 * that the row sums up.
 */
const concerned = `entry.unit_id = objection.unit_id and (entry.no = objection.entry_no
     or (objection.entry_no is null and entry.subject_id = objection.subject_id
       and entry.period >= objection.from_month and entry.period <= objection.to_month))`;

/** As `madeBy`, of every line that is concerned. */
const madeOneBy = (who: string) =>
  `exists (select 1 from objection
     join entry on ${concerned}
     join claim_step as made on made.entry_no = entry.no and made.unit_id = entry.unit_id
     join claim on claim.id = made.claim_id
     where objection.id = new.objection_id and ${madeClaim(who)})
   or exists (select 1 from objection
     join entry on ${concerned}
     ${bookedBy(who)})`;

/** Who sat in the meeting that upheld it, has a part in it, and didn't step aside. */
const notRecused = `exists (select 1 from meeting_member as sat
  where sat.meeting_id = new.meeting_id and ${partyTo('sat.account_id')}
    and not exists (select 1 from objection_recusal as aside where aside.meeting_id = sat.meeting_id
      and aside.objection_id = new.objection_id and aside.account_id = sat.account_id))`;

const involvedBy = (made: (who: string) => string): RefusedRow => ({
  table: 'objection_step',
  trigger: 'objection_step_involved',
  run: 'refuse_involved',
  broken: `(new.act = 'assign' and (${partyTo('new.investigator_id')} or ${made('new.investigator_id')}))
  or (new.act in ('find', 'answer') and (${partyTo('new.account_id')} or ${notRecused}))`,
  why: 'nobody investigates what they are involved in'
});

/** Makes the database itself refuse an investigator who is involved, and an answer by a party to the objection. */
export async function refuseInvolved(db: QueryExecutorProvider): Promise<void> {
  await refuseWhere(db, involvedBy(madeBy));
}

/** The ballot of the year whose notice is objected to. */
const counted = `objection
     join notice on notice.id = objection.notice_id
     join ballot on ballot.unit_id = objection.unit_id and cast(ballot.year as text) = notice.period`;

/** Who keyed in a ballot paper that has the person whose row it is, or compared the papers with the pile. */
const countedBy = (who: string) =>
  `exists (select 1 from ${counted}
     join ballot_paper as paper on paper.ballot_id = ballot.id
     join ballot_score as given on given.paper_id = paper.id and given.subject_id = objection.subject_id
     where objection.id = new.objection_id and objection.entry_no is null and paper.keyed_by = ${who})
   or exists (select 1 from ${counted}
     join ballot_check as compared on compared.ballot_id = ballot.id
     where objection.id = new.objection_id and objection.entry_no is null and objection.subject_id is not null
       and compared.checked_by = ${who})`;

const involvedInRow = involvedBy(madeOneBy);

/**
 * The same, and also of an objection that names no line: who made any line of the row is involved. Of those that were raised
 * before the row's months were kept, as before.
 */
export async function refuseInvolvedInRow(db: QueryExecutorProvider): Promise<void> {
  await refuseInstead(db, involvedInRow);
}

export const involvedInYear = involvedBy((who) => `${madeOneBy(who)} or ${countedBy(who)}`);

/** The same, and also of a year that a ballot counts in: who counted its papers is involved. */
export async function refuseInvolvedInYear(db: QueryExecutorProvider): Promise<void> {
  await refuseInstead(db, involvedInYear);
}

import type { QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';
import { partyTo } from './involved-investigators';
import { isWhom } from './own-outcomes';
import { partInClaim } from './own-rulings';
import { refuseWhere, type RefusedRow } from './refuse-where';

/** The day of the meeting that decides. */
const day = `(select decision.date from meeting join decision on decision.id = meeting.decision_id
  where meeting.id = new.meeting_id)`;

/** Who held a role in the unit on that day, each once. */
const holders = (role: string) => `(select distinct held.account_id from role as held
  where held.unit_id = new.unit_id and held.role = '${role}' and held.from_date <= ${day}
    and coalesce(held.to_date, ${day}) >= ${day})`;

/** One sat there, and not of the committee. */
const alone = `(select count(*) from meeting_member as sat where sat.meeting_id = new.meeting_id) = 1
  and not exists (select 1 from meeting_member as sat where sat.meeting_id = new.meeting_id
    and sat.account_id in ${holders('committee')})`;

/** The unit has two recorders, and a quorum of its committee has no part in what is decided. `aside` is a condition on a column. */
const committeeCould = (
  aside: (who: string) => string
) => `(select count(*) from ${holders('recorder')} as desk) >= 2
  and (select count(*) from ${holders('committee')} as seat where not ${aside('seat.account_id')})
    >= (select count(*) from ${holders('committee')} as seats) / 2 + 1`;

/**
 * The trail has this row already: it was decided before there was this rule, or comes from a copy of the database, in which
 * roles may have ended since. The trail is written after all else of an act, and moved before it; that it tells of exactly this
 * row is what its digest says.
 */
const recorded = (kind: string) => `exists (select 1 from change_log as logged
  join audit on audit.unit_id = logged.unit_id and audit.change_before < logged.seq and audit.change_after >= logged.seq
  where logged.seq = new.seq and logged.unit_id = new.unit_id and logged.kind = '${kind}')`;

/** Whose lines the answer to an objection puts right have a part in it, too: they are booked before it is given. */
const concernedBy = (who: string) => `(${partyTo(who)} or exists (select 1 from meeting
  join entry on entry.decision_id = meeting.decision_id join role on role.subject_id = entry.subject_id
  where meeting.id = new.meeting_id and role.account_id = ${who}))`;

/** What was taken to the superior, the superior decides. */
const appealed = `exists (select 1 from objection_step as earlier
  where earlier.objection_id = new.objection_id and earlier.act = 'appeal')`;

const why = 'the superior decides what the committee can’t';

const decided: RefusedRow[] = [
  {
    ...{ table: 'claim_step', trigger: 'claim_step_superior_alone', run: 'refuse_superior_claim', why },
    among: [`new.act = 'rule'`, alone],
    broken: `${committeeCould(partInClaim)} and not ${recorded('claim')}`
  },
  {
    ...{
      table: 'outcome_ruling',
      trigger: 'outcome_ruling_superior_alone',
      run: 'refuse_superior_outcome',
      why
    },
    among: [alone],
    broken: `${committeeCould(isWhom)} and not ${recorded('outcome')}`
  },
  {
    ...{
      table: 'objection_step',
      trigger: 'objection_step_superior_alone',
      run: 'refuse_superior_answer',
      why
    },
    among: [`new.act = 'answer' and new.meeting_id is not null`, alone],
    broken: `not ${appealed} and ${committeeCould(concernedBy)} and not ${recorded('objection')}`
  }
];

/** The day before and after an instant's: no unit's own day is another one. */
interface Around {
  before: string;
  after: string;
}

const around = {
  sqlite: {
    before: `date(substr(new.sealed_at, 1, 10), '-1 day')`,
    after: `date(substr(new.sealed_at, 1, 10), '+1 day')`
  },
  postgres: {
    before: `to_char(substr(new.sealed_at, 1, 10)::date - 1, 'YYYY-MM-DD')`,
    after: `to_char(substr(new.sealed_at, 1, 10)::date + 1, 'YYYY-MM-DD')`
  }
} satisfies Record<string, Around>;

/** Who agreed to the seal is neither recorder nor of the committee, and the unit has two recorders all the while. */
const sealedAlone = ({ before, after }: Around): RefusedRow => ({
  ...{ table: 'seal', trigger: 'seal_superior_alone', run: 'refuse_superior_seal' },
  broken: `new.approval_id is not null
    and not exists (select 1 from seal_approval as agreed join role as held on held.account_id = agreed.account_id
      where agreed.id = new.approval_id and held.unit_id = new.unit_id and held.role in ('recorder', 'committee')
        and held.from_date <= ${after} and coalesce(held.to_date, ${before}) >= ${before})
    and (select count(distinct held.account_id) from role as held
      where held.unit_id = new.unit_id and held.role = 'recorder' and held.from_date <= ${before}
        and coalesce(held.to_date, ${after}) >= ${after}) >= 2
    and not ${recorded('seal')}`,
  why: 'the superior seals where there is one recorder'
});

/** As PostgreSQL has them. */
export const superiorAlone: readonly RefusedRow[] = [...decided, sealedAlone(around.postgres)];

/**
 * Makes the database itself refuse what a superior decides alone while the unit's committee has a quorum without those who
 * have a part in it, and a superior's seal, where the unit has two recorders. It goes by who holds which role when the row is
 * added: rows that the audit trail has already are let through.
 */
export async function refuseSuperiorAlone(db: QueryExecutorProvider): Promise<void> {
  const rules = isPostgres(db) ? superiorAlone : [...decided, sealedAlone(around.sqlite)];
  for (const rule of rules) await refuseWhere(db, rule);
}

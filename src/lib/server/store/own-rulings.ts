import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';

/** A person's part in a claim: whom it is about, or who declared it, unless they only keyed in a paper. `who` is a column. */
const partOf = (who: string) =>
  `(exists (select 1 from claim where id = new.claim_id and via != 'paper' and declared_by = ${who})
    or exists (select 1 from role join claim on claim.subject_id = role.subject_id
      where claim.id = new.claim_id and role.account_id = ${who}))`;

/** Who sat in the meeting, has a part in the claim, and didn't step aside. */
const notRecused = `exists (select 1 from meeting_member as sat
  where sat.meeting_id = new.meeting_id and ${partOf('sat.account_id')}
    and not exists (select 1 from recusal where recusal.meeting_id = sat.meeting_id
      and recusal.claim_id = new.claim_id and recusal.account_id = sat.account_id))`;

const broken = `new.act = 'rule' and (${partOf('new.account_id')} or ${notRecused})`;
const why = 'nobody decides their own claim';

/** Makes the database itself refuse a ruling by somebody on a claim of their own, or in whose meeting they sat. */
export async function refuseOwnRulings(db: QueryExecutorProvider): Promise<void> {
  const statements = isPostgres(db)
    ? [
        `create function refuse_own_ruling() returns trigger language plpgsql as $$
           begin if ${broken} then raise exception '${why}' using errcode = 'restrict_violation'; end if;
           return new; end $$`,
        `create trigger claim_step_own_ruling before insert on claim_step
           for each row execute function refuse_own_ruling()`,
        `alter table claim_step enable always trigger claim_step_own_ruling`
      ]
    : [
        `create trigger claim_step_own_ruling before insert on claim_step when ${broken}
           begin select raise(abort, '${why}'); end`
      ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

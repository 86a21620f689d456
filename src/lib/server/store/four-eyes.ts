import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';

/** What the database refuses of a row, and says why. */
interface Refusal {
  name: string;
  table: string;
  broken: string;
  why: string;
}

const proposal = `from seal_proposal as asked where asked.id = new.proposal_id`;

const refusals: Refusal[] = [
  {
    name: 'refuse_own_approval',
    table: 'seal_approval',
    broken: `not exists (select 1 ${proposal} and asked.account_id != new.account_id
        and asked.unit_id = new.unit_id)
      or exists (select 1 from seal_withdrawal where seal_withdrawal.proposal_id = new.proposal_id)`,
    why: 'nobody seals what they proposed themselves'
  },
  {
    name: 'refuse_late_withdrawal',
    table: 'seal_withdrawal',
    broken: `not exists (select 1 ${proposal} and asked.unit_id = new.unit_id)
      or exists (select 1 from seal_approval where seal_approval.proposal_id = new.proposal_id)`,
    why: 'what is sealed is sealed'
  },
  {
    name: 'refuse_seal_alone',
    table: 'seal',
    // What was sealed before two were asked for, or taken over from paper, is there before the unit's first proposal.
    broken: `not exists (select 1 from seal_approval as two where two.id = new.approval_id and two.unit_id = new.unit_id)
      and (new.approval_id is not null or exists (select 1 from seal_proposal as earlier
        where earlier.unit_id = new.unit_id and earlier.seq <= new.seq))`,
    why: 'a seal is the act of two people'
  }
];

/**
 * Makes the database itself refuse a seal without two accounts: one that proposed it, another one that sealed what was
 * proposed. From a unit's first proposal on; what was sealed before has lower numbers, in a copy of the database too.
 */
export async function refuseSealingAlone(db: QueryExecutorProvider): Promise<void> {
  for (const refusal of refusals)
    for (const statement of isPostgres(db) ? inPostgres(refusal) : inSqlite(refusal))
      await sql.raw(statement).execute(db);
}

function inSqlite({ name, table, broken, why }: Refusal): string[] {
  return [
    `create trigger ${name} before insert on ${table} when ${broken}
       begin select raise(abort, '${why}'); end`
  ];
}

function inPostgres({ name, table, broken, why }: Refusal): string[] {
  return [
    `create function ${name}() returns trigger language plpgsql as $$
       begin if ${broken} then raise exception '${why}' using errcode = 'restrict_violation'; end if;
       return new; end $$`,
    `create trigger ${table}_${name} before insert on ${table} for each row execute function ${name}()`,
    `alter table ${table} enable always trigger ${table}_${name}`
  ];
}

import { sql, type QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';

/** What the database refuses of a row, and says why. */
interface Refusal {
  name: string;
  table: string;
  when: 'insert' | 'update';
  broken: string;
  why: string;
}

const proposal = `from seal_proposal as asked where asked.id = new.proposal_id`;

const refusals: Refusal[] = [
  {
    name: 'refuse_own_approval',
    table: 'seal_approval',
    when: 'insert',
    broken: `not exists (select 1 ${proposal} and asked.account_id != new.account_id
        and asked.unit_id = new.unit_id)
      or exists (select 1 from seal_withdrawal where seal_withdrawal.proposal_id = new.proposal_id)`,
    why: 'nobody seals what they proposed themselves'
  },
  {
    name: 'refuse_late_withdrawal',
    table: 'seal_withdrawal',
    when: 'insert',
    broken: `not exists (select 1 ${proposal} and asked.unit_id = new.unit_id)
      or exists (select 1 from seal_approval where seal_approval.proposal_id = new.proposal_id)`,
    why: 'what is sealed is sealed'
  },
  {
    name: 'refuse_seal_alone',
    table: 'seal',
    when: 'insert',
    // Sealed before two were asked for: such seals are copied from one database to another.
    broken: `not exists (select 1 from seal_approval as two where two.id = new.approval_id and two.unit_id = new.unit_id)
      and not (new.approval_id is null
        and new.seq <= (select sealed_alone_until from unit where unit.id = new.unit_id))`,
    why: 'a seal is the act of two people'
  },
  {
    name: 'refuse_more_alone',
    table: 'unit',
    when: 'update',
    broken: `new.sealed_alone_until > old.sealed_alone_until`,
    why: 'a seal is the act of two people'
  }
];

/**
 * Makes the database itself refuse a seal without two accounts: one that proposed it, another one that sealed what was
 * proposed. Sealed before 0013 is up to `unit.sealed_alone_until`, which never goes up.
 */
export async function refuseSealingAlone(db: QueryExecutorProvider): Promise<void> {
  for (const refusal of refusals)
    for (const statement of isPostgres(db) ? inPostgres(refusal) : inSqlite(refusal))
      await sql.raw(statement).execute(db);
}

function inSqlite({ name, table, when, broken, why }: Refusal): string[] {
  return [
    `create trigger ${name} before ${when} on ${table} when ${broken}
       begin select raise(abort, '${why}'); end`
  ];
}

function inPostgres({ name, table, when, broken, why }: Refusal): string[] {
  return [
    `create function ${name}() returns trigger language plpgsql as $$
       begin if ${broken} then raise exception '${why}' using errcode = 'restrict_violation'; end if;
       return new; end $$`,
    `create trigger ${table}_${name} before ${when} on ${table} for each row execute function ${name}()`,
    `alter table ${table} enable always trigger ${table}_${name}`
  ];
}

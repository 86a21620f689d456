import type { QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect';
import { refuseWhere, type RefusedRow } from './refuse-where';

const proposal = `from seal_proposal as asked where asked.id = new.proposal_id`;

const rules: (Omit<RefusedRow, 'trigger' | 'run'> & { name: string })[] = [
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

/** As PostgreSQL has them, where a trigger's name is its table's. */
export const fourEyes: readonly RefusedRow[] = rules.map(({ name, ...rule }) => ({
  ...rule,
  trigger: `${rule.table}_${name}`,
  run: name
}));

/**
 * Makes the database itself refuse a seal without two accounts: one that proposed it, another one that sealed what was
 * proposed. From a unit's first proposal on; what was sealed before has lower numbers, in a copy of the database too.
 */
export async function refuseSealingAlone(db: QueryExecutorProvider): Promise<void> {
  for (const rule of fourEyes) await refuseWhere(db, isPostgres(db) ? rule : { ...rule, trigger: rule.run });
}

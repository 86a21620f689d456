import type { ParameterValues } from '$lib/points';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import type { Tables } from '../../platform/store/tables/tables';
import type { AdoptionChange, AdoptionProposal, Adoptions } from './adoptions';
import { schemeDigest } from './read-schemes';

/** The changes of a unit's rules that accounts put up, and their refusals, over SQL. */
export function sqlAdoptionProposals(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date
): Pick<Adoptions, 'proposal' | 'refused' | 'unadoptedDecisions' | 'propose' | 'refuse'> {
  const numbered = async () => {
    const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'scheme-proposal', subject_id: null }]);
    return { seq, unit_id: unit };
  };

  return {
    async proposal() {
      const row = await db
        .selectFrom('adoption_proposal as asked')
        .leftJoin('adoption_refusal as refusal', 'refusal.proposal_id', 'asked.id')
        .leftJoin('adoption', 'adoption.proposal_id', 'asked.id')
        .leftJoin('decision', 'decision.id', 'asked.decision_id')
        .where('asked.unit_id', '=', unit)
        .select(['refusal.proposal_id as refused', 'adoption.id as adopted'])
        .select(['asked.id', 'asked.action', 'asked.scheme', 'asked.source', 'asked.parameters'])
        .select(['asked.from_date', 'asked.withdraws', 'asked.shown', 'asked.account_id', 'proposed_at'])
        .select(['asked.decision_id', 'decision.date', 'body', 'minutes'])
        .orderBy('asked.seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      // A change that was put up later has taken the place of one that lapsed, for good.
      if (!row || row.refused !== null || row.adopted !== null) return null;
      const { decision_id: id, date, body, minutes } = row;
      return {
        id: row.id,
        change: changeIn(row),
        decision: id === null ? null : { id, date: date ?? '', body: body ?? '', minutes: minutes ?? '' },
        shown: row.shown,
        by: row.account_id,
        at: row.proposed_at
      };
    },

    async refused() {
      const rows = await db
        .selectFrom('adoption_refusal as refusal')
        .innerJoin('adoption_proposal as asked', 'asked.id', 'refusal.proposal_id')
        .leftJoin('adoption_refusal_text as words', 'words.refusal_id', 'refusal.id')
        .where('refusal.unit_id', '=', unit)
        .select(['asked.id', 'asked.action', 'asked.scheme', 'asked.from_date', 'asked.account_id as by'])
        .select(['refusal.account_id as refused_by', 'refused_at', 'reason'])
        .orderBy('refusal.seq', 'desc')
        .execute();
      return rows.map(({ id, action, scheme, from_date: from, by, refused_by, refused_at, reason }) => ({
        id,
        action: action as AdoptionChange['action'],
        scheme,
        from,
        by,
        refusedBy: refused_by,
        refused: refused_at,
        reason: reason ?? ''
      }));
    },

    async unadoptedDecisions() {
      const rows = await db
        .selectFrom('adoption_proposal as asked')
        .leftJoin('adoption', 'adoption.proposal_id', 'asked.id')
        .where('asked.unit_id', '=', unit)
        .where('asked.decision_id', 'is not', null)
        .where('adoption.id', 'is', null)
        .select('asked.decision_id')
        .execute();
      return rows.flatMap(({ decision_id }) => decision_id ?? []);
    },

    async propose(change, { shown, account }) {
      const id = randomUUID();
      const row = { id, ...(await numbered()), ...writtenChange(change), shown, account_id: account };
      await db
        .insertInto('adoption_proposal')
        .values({ ...row, proposed_at: clock().toISOString() })
        .execute();
      return id;
    },

    async refuse({ proposal, account, reason }) {
      const id = randomUUID();
      const row = { id, ...(await numbered()), proposal_id: proposal, account_id: account };
      await db
        .insertInto('adoption_refusal')
        .values({ ...row, refused_at: clock().toISOString() })
        .execute();
      await db.insertInto('adoption_refusal_text').values({ refusal_id: id, reason }).execute();
    }
  };
}

/** The columns of a change, as a proposal and the adopted line have them alike. */
export function writtenChange(change: AdoptionChange) {
  const adopted = change.action === 'adopt' ? change : null;
  return {
    action: change.action,
    scheme: adopted?.scheme ?? '',
    source: adopted?.text ?? '',
    parameters: adopted ? JSON.stringify(adopted.parameters) : '',
    digest: adopted ? schemeDigest(adopted.text, adopted.parameters) : '',
    from_date: change.from,
    withdraws: change.action === 'withdraw' ? change.withdraws : null,
    decision_id: change.decision
  };
}

/** Reads what `writtenChange` has written. */
export function valuesIn(json: string): ParameterValues {
  return JSON.parse(json) as ParameterValues;
}

function changeIn(row: {
  action: string;
  scheme: string;
  source: string;
  parameters: string;
  from_date: string;
  withdraws: number | null;
  decision_id: string | null;
}): AdoptionProposal['change'] {
  const { from_date: from, decision_id: decision } = row;
  if (row.action === 'retire') return { action: 'retire', from, decision };
  if (row.action === 'withdraw')
    return { action: 'withdraw', from, decision, withdraws: Number(row.withdraws) };
  const { scheme, source: text } = row;
  return { action: 'adopt', from, decision, scheme, text, parameters: valuesIn(row.parameters) };
}

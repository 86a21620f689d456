import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import type { Tables } from '../../platform/store/tables/tables';
import type { Confirmation, Meetings } from './meetings';

/** The members' words on one unit's meetings, over SQL. */
export function sqlConfirmations(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date
): Pick<Meetings, 'confirmations' | 'confirm' | 'lastDecided' | 'unconfirmedBy'> {
  async function confirmations(meetings: readonly string[]): Promise<Confirmation[]> {
    const rows = await db
      .selectFrom('meeting_confirmation')
      .leftJoin('meeting_confirmation_text', 'confirmation_id', 'meeting_confirmation.id')
      .where('unit_id', '=', unit)
      .where('meeting_id', 'in', [...meetings, ''])
      .select(['meeting_id as meeting', 'account_id as account', 'agrees', 'words', 'at', 'seq'])
      .orderBy('seq')
      .execute();
    const newest = new Map(rows.map((row) => [`${row.meeting} ${row.account}`, row]));
    return [...newest.values()].map(({ agrees, words, seq, ...row }) => ({
      ...row,
      agrees: Number(agrees) === 1,
      words: words ?? '',
      seq: Number(seq)
    }));
  }

  async function lastDecided(meetings: readonly string[]): Promise<Map<string, number>> {
    const rows = await db
      .selectFrom('meeting')
      .where('meeting.unit_id', '=', unit)
      .where('meeting.id', 'in', [...meetings, ''])
      .select((here) => [
        'meeting.id',
        // Newest numbers are read one by one from indexes: thousands of entries may rest on one meeting.
        here
          .selectFrom('entry')
          .whereRef('entry.decision_id', '=', 'meeting.decision_id')
          .select(({ fn }) => fn.max('entry.seq').as('seq'))
          .as('entry'),
        here
          .selectFrom('adoption')
          .whereRef('adoption.unit_id', '=', 'meeting.unit_id')
          .whereRef('adoption.decision_id', '=', 'meeting.decision_id')
          .select(({ fn }) => fn.max('adoption.seq').as('seq'))
          .as('adoption'),
        here
          .selectFrom('claim_step')
          .whereRef('claim_step.unit_id', '=', 'meeting.unit_id')
          .whereRef('claim_step.meeting_id', '=', 'meeting.id')
          .select(({ fn }) => fn.max('claim_step.seq').as('seq'))
          .as('claim'),
        here
          .selectFrom('objection_step')
          .whereRef('objection_step.meeting_id', '=', 'meeting.id')
          .select(({ fn }) => fn.max('objection_step.seq').as('seq'))
          .as('objection'),
        here
          .selectFrom('outcome_ruling')
          .whereRef('outcome_ruling.meeting_id', '=', 'meeting.id')
          .select(({ fn }) => fn.max('outcome_ruling.seq').as('seq'))
          .as('outcome')
      ])
      .execute();
    const last = new Map<string, number>();
    for (const { id, entry, adoption, claim, objection, outcome } of rows) {
      const newest = Math.max(...[entry, adoption, claim, objection, outcome].map((seq) => Number(seq ?? 0)));
      if (newest > 0) last.set(id, newest);
    }
    return last;
  }

  return {
    confirmations,
    lastDecided,
    async confirm({ meeting, account, agrees, words }) {
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'meeting', subject_id: null }]);
      const id = randomUUID();
      await db
        .insertInto('meeting_confirmation')
        .values({
          id,
          seq,
          unit_id: unit,
          meeting_id: meeting,
          account_id: account,
          agrees: Number(agrees),
          at: clock().toISOString()
        })
        .execute();
      await db.insertInto('meeting_confirmation_text').values({ confirmation_id: id, words }).execute();
    },
    async unconfirmedBy(account) {
      const sat = await db
        .selectFrom('meeting_member')
        .innerJoin('meeting', 'meeting.id', 'meeting_member.meeting_id')
        .where('unit_id', '=', unit)
        .where('account_id', '=', account)
        .where('recorded_by', '!=', account)
        .select('meeting.id')
        .orderBy('seq', 'desc')
        .execute();
      const ids = sat.map(({ id }) => id);
      if (ids.length === 0) return [];
      const own = (await confirmations(ids)).filter((said) => said.account === account);
      const seqs = new Map(own.map(({ meeting, seq }) => [meeting, seq]));
      const last = await lastDecided(ids);
      return ids.filter((id) => (seqs.get(id) ?? 0) < (last.get(id) ?? 0));
    }
  };
}

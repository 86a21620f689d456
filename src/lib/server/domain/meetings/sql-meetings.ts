import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { byKey } from '../../platform/store/by-key';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import type { Meeting, Meetings } from './meetings';
import { sqlConfirmations } from './sql-confirmations';

/** One unit's meetings, over SQL. */
export function sqlMeetings(db: Kysely<Tables>, unit: string, clock: () => Date): Meetings {
  const recusals = (meeting: string) =>
    db
      .selectFrom('recusal')
      .innerJoin('meeting', 'meeting.id', 'recusal.meeting_id')
      .where('unit_id', '=', unit)
      .where('meeting_id', '=', meeting)
      .select(['claim_id as claim', 'account_id as account'])
      .execute();
  async function read(which: { id?: string; decision?: string } = {}): Promise<Meeting[]> {
    const isOne = which.id !== undefined || which.decision !== undefined;
    const rows = await db
      .selectFrom('meeting')
      .innerJoin('decision', 'decision.id', 'meeting.decision_id')
      .where('meeting.unit_id', '=', unit)
      .$if(which.id !== undefined, (query) => query.where('meeting.id', '=', which.id ?? ''))
      .$if(which.decision !== undefined, (query) => query.where('decision_id', '=', which.decision ?? ''))
      .select(['meeting.id', 'entitled', 'meeting.recorded_at', 'decision_id', 'date', 'body', 'minutes'])
      .select('recorded_by as by')
      .orderBy('seq', 'desc')
      .execute();
    const sat = await db
      .selectFrom('meeting_member')
      .innerJoin('meeting', 'meeting.id', 'meeting_member.meeting_id')
      .where('unit_id', '=', unit)
      .$if(isOne, (query) => query.where('meeting_id', 'in', rows.map(({ id }) => id).concat('')))
      .select(['meeting_id', 'account_id'])
      .orderBy('account_id')
      .execute();
    const members = byKey(sat, ({ meeting_id }) => meeting_id);
    return rows.map(({ id, entitled, by, recorded_at, decision_id, ...made }) => ({
      id,
      entitled,
      recorded: recorded_at,
      by,
      decision: { id: decision_id, ...made },
      members: (members.get(id) ?? []).map(({ account_id }) => account_id)
    }));
  }

  return {
    list: () => read(),
    find: async (which) => (await read(which))[0] ?? null,
    async record({ decision, entitled, members, by }) {
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'meeting', subject_id: null }]);
      const id = randomUUID();
      await db
        .insertInto('meeting')
        .values({
          id,
          seq,
          unit_id: unit,
          decision_id: decision,
          entitled,
          recorded_by: by,
          recorded_at: clock().toISOString()
        })
        .execute();
      await db
        .insertInto('meeting_member')
        .values(members.map((account_id) => ({ meeting_id: id, account_id })))
        .execute();
      return { id };
    },
    ...sqlConfirmations(db, unit, clock),
    recusals,
    async recuse(meeting, added) {
      const known = new Set((await recusals(meeting)).map(({ claim, account }) => `${claim} ${account}`));
      const rows = added
        .filter(({ claim, account }) => !known.has(`${claim} ${account}`))
        .map(({ claim, account }) => ({ meeting_id: meeting, claim_id: claim, account_id: account }));
      for (const some of chunks(rows)) await db.insertInto('recusal').values(some).execute();
    }
  };
}

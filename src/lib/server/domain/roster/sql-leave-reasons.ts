import { sql, type Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { touchRow } from '../../platform/command/touched-rows';
import type { Tables } from '../../platform/store/tables/tables';
import { isLeaveReason, type LeaveReason } from './leave-reasons';
import type { Roster } from './roster';
import type { RosterPerson } from './spells';
import { subjectIdOf } from './subject-ids';

/**
 * The reason that a row keeps when somebody's spells are saved. It belongs to the spell that it ended: who is back has
 * none, and neither has who came back after that day and has left again.
 */
export function keptReason({ from, to }: Pick<RosterPerson, 'from' | 'to'>) {
  if (to === null) return null;
  if (from === null) return sql<string | null>`subject.leave_reason`;
  return sql<string | null>`case when subject.to_date < ${from} then null else subject.leave_reason end`;
}

/** Why people of a unit left, over SQL. A reason of somebody who is back isn't read. */
export function sqlLeaveReasons(
  db: Kysely<Tables>,
  unit: string,
  clock: () => Date
): Pick<Roster, 'leaveReasons' | 'giveLeaveReason'> {
  return {
    async leaveReasons() {
      const rows = await db
        .selectFrom('subject')
        .where('unit_id', '=', unit)
        .where('to_date', 'is not', null)
        .where('leave_reason', 'is not', null)
        .select(['code', 'leave_reason'])
        .execute();
      const found = new Map<string, LeaveReason>();
      for (const { code, leave_reason } of rows)
        if (isLeaveReason(leave_reason)) found.set(code, leave_reason);
      return found;
    },
    async giveLeaveReason(id, reason) {
      const subject_id = await subjectIdOf(db, unit, id);
      await db.updateTable('subject').set({ leave_reason: reason }).where('id', '=', subject_id).execute();
      touchRow(db, 'subject', subject_id);
      await logChanges(db, unit, clock, [{ kind: 'roster', subject_id: null }]);
    }
  };
}

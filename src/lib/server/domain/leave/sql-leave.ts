import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { subjectIdOf } from '../roster/subject-ids';
import { nextNo } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import type { Leave, LeaveAction } from './leave';

/** One unit's accounts of leave, over SQL. */
export function sqlLeave(db: Kysely<Tables>, unit: string, clock: () => Date): Leave {
  return {
    async lines({ subject, year } = {}) {
      const rows = await db
        .selectFrom('leave_entry')
        .innerJoin('subject', 'subject.id', 'leave_entry.subject_id')
        .leftJoin('leave_entry_text', 'leave_entry_text.entry_id', 'leave_entry.id')
        .leftJoin('outcome_ruling', 'outcome_ruling.id', 'ruling_id')
        .where('leave_entry.unit_id', '=', unit)
        .$if(subject !== undefined, (query) => query.where('code', '=', subject ?? ''))
        .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
        .select(['leave_entry.id', 'leave_entry.rule', 'year', 'leave_entry.no', 'code', 'action', 'amount'])
        .select(['day', 'ruling_id', 'period', 'reverses', 'leave_entry.account_id', 'basis', 'words'])
        .orderBy('leave_entry.seq')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        rule: row.rule,
        year: Number(row.year),
        no: Number(row.no),
        subject: row.code,
        action: row.action as LeaveAction,
        amount: Number(row.amount),
        day: row.day,
        reverses: row.reverses,
        account: row.account_id,
        basis: row.basis ?? '',
        words: row.words ?? '',
        ruling: row.ruling_id,
        period: row.period
      }));
    },
    async add({ rule, year, subject, action, amount, day, ruling, reverses, account, basis, words }) {
      const subject_id = await subjectIdOf(db, unit, subject);
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'leave', subject_id }]);
      const [id, no] = [randomUUID(), await nextNo(db, 'leave_entry', { unit, year })];
      const recorded_at = clock().toISOString();
      await db
        .insertInto('leave_entry')
        .values({
          id,
          seq,
          unit_id: unit,
          subject_id,
          rule,
          year,
          no,
          action,
          amount,
          day,
          reverses,
          ruling_id: ruling,
          account_id: account,
          recorded_at
        })
        .execute();
      await db.insertInto('leave_entry_text').values({ entry_id: id, basis, words }).execute();
      return { id, no };
    }
  };
}

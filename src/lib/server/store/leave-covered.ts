import type { QueryExecutorProvider } from 'kysely';
import { refuseWhere, type RefusedRow } from './refuse-where';

/** A line of the account that the new one belongs to, as the account was up to it. */
const ofAccount = (line: string) =>
  `${line}.subject_id = new.subject_id and ${line}.rule = new.rule and ${line}.year = new.year and ${line}.seq <= new.seq`;

/** What was undone never happened (see `leave/balance`): on no day may the account hold less than nothing. */
const short = `exists (select 1 from leave_entry as each_day where ${ofAccount('each_day')} and (
  select coalesce(sum(case line.act when 'credit' then line.amount else -line.amount end), 0)
  from leave_entry as line where ${ofAccount('line')} and line.act != 'reversal' and line.day <= each_day.day
    and not exists (select 1 from leave_entry as undoing where undoing.reverses = line.id
      and undoing.seq <= new.seq)) < 0)`;

/** While a backup is put back, or a house moves, lines come in any order: what isn't all there yet can't be summed up. */
const complete = `not exists (select 1 from change_log as earlier where earlier.unit_id = new.unit_id
  and earlier.kind = 'leave' and earlier.subject_id = new.subject_id and earlier.seq < new.seq
  and not exists (select 1 from leave_entry as there where there.seq = earlier.seq))`;

export const shortLeave: RefusedRow = {
  table: 'leave_entry',
  trigger: 'leave_entry_covered',
  run: 'refuse_short_leave',
  when: 'after',
  broken: `${short} and ${complete}`,
  why: 'an account of leave holds no less than nothing'
};

/** Makes the database itself refuse a line that an account of leave doesn't bear, on its own day or a later one. */
export async function refuseShortLeave(db: QueryExecutorProvider): Promise<void> {
  await refuseWhere(db, shortLeave);
}

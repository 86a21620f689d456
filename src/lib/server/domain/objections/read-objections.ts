import type { Kysely } from 'kysely';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import type { Objection, ObjectionAction, ObjectionStep, ObjectionWay } from './objection';
import type { ObjectionFilter } from './objections';

/** One unit's objections with all their steps, in the order in which they were raised. */
export async function readObjections(
  db: Kysely<Tables>,
  unit: string,
  filter: ObjectionFilter
): Promise<Objection[]> {
  const { ids, notice, account, receipt } = filter;
  const rows = await db
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .leftJoin('subject', 'subject.id', 'objection.subject_id')
    .leftJoin('objection_text as text', 'text.objection_id', 'objection.id')
    .where('objection.unit_id', '=', unit)
    .$if(ids !== undefined, (query) => query.where('objection.id', 'in', ids ?? []))
    .$if(notice !== undefined, (query) => query.where('notice.code', '=', notice ?? ''))
    .$if(account !== undefined, (query) => query.where('objection.account_id', '=', account ?? ''))
    .$if(receipt !== undefined, (query) => query.where('receipt', '=', receipt ?? ''))
    .select(['objection.id', 'objection.year', 'objection.no', 'receipt', 'via', 'entry_no', 'account_id'])
    .select([
      'due',
      'filed_at',
      'from_month',
      'to_month',
      'subject.code as subject',
      'said',
      'contact',
      'paper'
    ])
    .select([
      'notice.code',
      'notice.period',
      'notice.year as notice_year',
      'notice.no as notice_no',
      'last_day'
    ])
    .orderBy('objection.seq')
    .execute();
  const isPart = Object.values(filter).some((asked) => asked !== undefined);
  const steps = isPart
    ? await stepsOfSome(
        db,
        unit,
        rows.map(({ id }) => id)
      )
    : await stepsOf(db, unit);
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    no: row.no,
    receipt: row.receipt,
    notice: {
      code: row.code,
      period: row.period,
      year: row.notice_year,
      no: row.notice_no,
      lastDay: row.last_day
    },
    way: row.via as ObjectionWay,
    subject: row.subject,
    entry: row.entry_no,
    months: row.from_month === null || row.to_month === null ? null : [row.from_month, row.to_month],
    account: row.account_id,
    filed: row.filed_at,
    due: row.due,
    said: row.said ?? '',
    contact: row.contact ?? '',
    paper: row.paper ?? '',
    steps: steps.get(row.id) ?? []
  }));
}

/** Reads the steps of some objections only, so that a look at a few doesn't read the steps of all years. */
async function stepsOfSome(
  db: Kysely<Tables>,
  unit: string,
  ids: readonly string[]
): Promise<Map<string, ObjectionStep[]>> {
  const found = new Map<string, ObjectionStep[]>();
  for (const some of chunks(ids))
    for (const [id, steps] of await stepsOf(db, unit, some)) found.set(id, steps);
  return found;
}

async function stepsOf(
  db: Kysely<Tables>,
  unit: string,
  ids?: readonly string[]
): Promise<Map<string, ObjectionStep[]>> {
  const rows = await db
    .selectFrom('objection_step as step')
    .leftJoin('objection_step_text as text', 'text.step_id', 'step.id')
    .leftJoin('notice', 'notice.id', 'step.notice_id')
    .where('step.unit_id', '=', unit)
    .$if(ids !== undefined, (query) => query.where('objection_id', 'in', ids ?? []))
    .select([
      'objection_id',
      'step.no',
      'step.seq',
      'action',
      'account_id',
      'investigator_id',
      'upheld',
      'meeting_id'
    ])
    .select(['due', 'appeal_until', 'done_at', 'words', 'notice.code'])
    .orderBy('step.seq')
    .execute();
  const steps = new Map<string, ObjectionStep[]>();
  for (const row of rows) {
    const own = steps.get(row.objection_id) ?? [];
    steps.set(row.objection_id, own);
    own.push({
      no: row.no,
      seq: row.seq,
      action: row.action as ObjectionAction,
      account: row.account_id,
      at: row.done_at,
      investigator: row.investigator_id,
      upheld: row.upheld === null ? null : row.upheld === 1,
      meeting: row.meeting_id,
      notice: row.code,
      due: row.due,
      appealUntil: row.appeal_until,
      words: row.words ?? ''
    });
  }
  return steps;
}

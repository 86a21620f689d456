import { monthOfYear } from '$lib/calendar';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Permission } from '../../platform/access/actor';
import { recordOf } from '../audit/record-of';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { subjectIdOf } from '../roster/subject-ids';
import { chunks } from '../../platform/store/chunks';
import { nextNo } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import type { ObjectionAction } from './objection';
import type { Objections } from './objections';
import { readObjections } from './read-objections';

/** One unit's objections, over SQL. */
export function sqlObjections(db: Kysely<Tables>, unit: string, clock: () => Date): Objections {
  async function noticeId(code: string): Promise<string> {
    const row = await db
      .selectFrom('notice')
      .where('unit_id', '=', unit)
      .where('code', '=', code)
      .select('id')
      .executeTakeFirst();
    if (!row) throw new Problem('not-found', 404);
    return row.id;
  }

  async function asideIn(meeting: string, objection: string): Promise<string[]> {
    const rows = await db
      .selectFrom('objection_recusal')
      .innerJoin('meeting', 'meeting.id', 'objection_recusal.meeting_id')
      .where('unit_id', '=', unit)
      .where('meeting_id', '=', meeting)
      .where('objection_id', '=', objection)
      .select('account_id')
      .execute();
    return rows.map(({ account_id }) => account_id);
  }

  /**
   * Logs a change of an objection. It has no subject: people who get the changes of their own rows would learn that
   * somebody objects. Only the account that objected hears of it.
   */
  async function logObjection(account_id: string | null): Promise<number> {
    const change = { kind: 'objection', subject_id: null, account_id } as const;
    const [seq = 0] = await logChanges(db, unit, clock, [change]);
    return seq;
  }

  return {
    list: (filter = {}) => readObjections(db, unit, filter),
    async headOf(account) {
      const row = await db
        .selectFrom('objection')
        .leftJoin('objection_step as step', (on) =>
          on
            .onRef('step.objection_id', '=', 'objection.id')
            .on('step.action', '!=', 'find' satisfies ObjectionAction)
        )
        .where('objection.unit_id', '=', unit)
        .where('objection.account_id', '=', account)
        .select((of) => [of.fn.max('objection.seq').as('filed'), of.fn.max('step.seq').as('done')])
        .executeTakeFirst();
      return Math.max(Number(row?.filed ?? 0), Number(row?.done ?? 0));
    },
    async file({ notice, year, receipt, way, subject, entry, months, ...filed }) {
      const { account, due, said, contact, paper } = filed;
      const notice_id = await noticeId(notice);
      const subject_id = subject === null ? null : await subjectIdOf(db, unit, subject);
      const seq = await logObjection(account);
      const [id, no] = [randomUUID(), await nextNo(db, 'objection', { unit, year })];
      await db
        .insertInto('objection')
        .values({
          id,
          seq,
          unit_id: unit,
          notice_id,
          year,
          no,
          receipt,
          via: way,
          subject_id,
          from_month: months?.[0] ?? null,
          to_month: months?.[1] ?? null,
          entry_no: entry,
          account_id: account,
          due,
          filed_at: clock().toISOString()
        })
        .execute();
      await db.insertInto('objection_text').values({ objection_id: id, said, contact, paper }).execute();
      return { id, no };
    },
    async add({ objection, seen, action, account, investigator, upheld, meeting, notice, words, ...more }) {
      const last = await db
        .selectFrom('objection')
        .leftJoin('objection_step as step', 'step.objection_id', 'objection.id')
        .where('objection.unit_id', '=', unit)
        .where('objection.id', '=', objection)
        .select((of) => ['objection.account_id', of.fn.max('step.no').as('no')])
        .groupBy(['objection.id', 'objection.account_id'])
        .executeTakeFirst();
      if (!last) throw new Problem('not-found', 404);
      if (Number(last.no ?? 0) !== seen) throw new Problem('objection-changed', 409);
      // A finding isn't told before the answer.
      const seq = await logObjection(action === 'find' ? null : last.account_id);
      const id = randomUUID();
      await db
        .insertInto('objection_step')
        .values({
          id,
          seq,
          unit_id: unit,
          objection_id: objection,
          no: seen + 1,
          action,
          account_id: account,
          investigator_id: investigator ?? null,
          meeting_id: meeting ?? null,
          due: more.due ?? null,
          appeal_until: more.appealUntil ?? null,
          upheld: upheld === undefined ? null : upheld ? 1 : 0,
          notice_id: notice === undefined ? null : await noticeId(notice),
          done_at: clock().toISOString()
        })
        .execute();
      await db
        .insertInto('objection_step_text')
        .values({ step_id: id, words: words ?? '' })
        .execute();
    },
    asideIn,
    async recuse(meeting_id, objection_id, accounts) {
      const known = await asideIn(meeting_id, objection_id);
      const added = accounts.filter((each) => !known.includes(each));
      if (added.length === 0) return;
      await db
        .insertInto('objection_recusal')
        .values(added.map((account_id) => ({ meeting_id, objection_id, account_id })))
        .execute();
    },
    async assessorsOf(year) {
      const rows = await db
        .selectFrom('audit')
        .innerJoin('entry', (on) =>
          on
            .onRef('entry.unit_id', '=', 'audit.unit_id')
            .onRef('entry.seq', '>', 'audit.change_before')
            .onRef('entry.seq', '<=', 'audit.change_after')
        )
        .where('audit.unit_id', '=', unit)
        .where('audit.action', '=', 'assess' satisfies Permission)
        .where('entry.period', '=', monthOfYear(year, 12))
        .select('audit.account_id')
        .distinct()
        .execute();
      return rows.map(({ account_id }) => account_id);
    },
    async bookersOf(entries) {
      const bookers = new Set<string>();
      for (const chunk of chunks(entries)) {
        const rows = await db
          .selectFrom('entry')
          .innerJoin('audit', (on) =>
            on
              .onRef('audit.unit_id', '=', 'entry.unit_id')
              .on('audit.no', '=', recordOf('entry'))
              .onRef('audit.change_before', '<', 'entry.seq')
          )
          .where('entry.unit_id', '=', unit)
          .where('entry.no', 'in', chunk)
          .select('audit.account_id')
          .distinct()
          .execute();
        for (const { account_id } of rows) bookers.add(account_id);
      }
      return [...bookers];
    }
  };
}

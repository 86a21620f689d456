import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../changes/log-changes';
import { Problem } from '../problem';
import { subjectId, subjectIds } from '../roster/subject-ids';
import type { Tables } from '../store/tables';
import type { Outcomes } from './outcomes';

/** One unit's rulings on proposals, over SQL. */
export function sqlOutcomes(db: Kysely<Tables>, unit: string, clock: () => Date): Outcomes {
  async function lastNo(period: string, rule: string, subject: string): Promise<number> {
    const row = await db
      .selectFrom('outcome_ruling')
      .where('unit_id', '=', unit)
      .where('period', '=', period)
      .where('rule', '=', rule)
      .where('subject_id', '=', subject)
      .select((of) => of.fn.max('no').as('no'))
      .executeTakeFirst();
    return Number(row?.no ?? 0);
  }

  return {
    async rulings({ subject, period } = {}) {
      const rows = await db
        .selectFrom('outcome_ruling')
        .innerJoin('subject', 'subject.id', 'outcome_ruling.subject_id')
        .leftJoin('outcome_ruling_text', 'outcome_ruling_text.ruling_id', 'outcome_ruling.id')
        .where('outcome_ruling.unit_id', '=', unit)
        .$if(subject !== undefined, (query) => query.where('code', '=', subject ?? ''))
        .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
        .select(['outcome_ruling.id', 'period', 'rule', 'code', 'no', 'confirmed', 'meeting_id'])
        .select(['account_id', 'ruled_at', 'words'])
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        ...{ id: row.id, period: row.period, rule: row.rule, subject: row.code, no: Number(row.no) },
        ...{ confirmed: Number(row.confirmed) === 1, meeting: row.meeting_id, account: row.account_id },
        ...{ at: row.ruled_at, words: row.words ?? '' }
      }));
    },
    async recused(period) {
      const rows = await db
        .selectFrom('outcome_recusal as aside')
        .innerJoin('outcome_ruling as ruling', (on) =>
          on
            .onRef('ruling.meeting_id', '=', 'aside.meeting_id')
            .onRef('ruling.period', '=', 'aside.period')
            .onRef('ruling.rule', '=', 'aside.rule')
            .onRef('ruling.subject_id', '=', 'aside.subject_id')
            .onRef('ruling.no', '=', 'aside.no')
        )
        .where('ruling.unit_id', '=', unit)
        .where('ruling.period', '=', period)
        .select(['ruling.id', 'aside.account_id'])
        .orderBy('aside.account_id')
        .execute();
      const found = new Map<string, string[]>();
      for (const { id, account_id } of rows) found.set(id, [...(found.get(id) ?? []), account_id]);
      return found;
    },
    async rule(rulings) {
      const ids = await subjectIds(db, unit);
      const subjects = rulings.map(({ subject }) => subjectId(ids, subject));
      const seqs = await logChanges(
        db,
        unit,
        clock,
        subjects.map((subject_id) => ({ kind: 'outcome', subject_id }))
      );
      const ruled_at = clock().toISOString();
      const made: string[] = [];
      for (const [at, ruling] of rulings.entries()) {
        const { period, rule, seen, confirmed, meeting, account, words, recused } = ruling;
        const subject_id = subjects[at] ?? '';
        const what = { meeting_id: meeting, period, rule, subject_id, no: seen + 1 };
        if ((await lastNo(period, rule, subject_id)) !== seen) throw new Problem('outcome-changed', 409);
        // First of all: the database lets nobody rule who hasn't stepped aside.
        for (const account_id of new Set(recused))
          await db
            .insertInto('outcome_recusal')
            .values({ ...what, account_id })
            .execute();
        const [id, seq] = [randomUUID(), seqs[at] ?? 0];
        await db
          .insertInto('outcome_ruling')
          .values({
            ...what,
            ...{ id, seq, unit_id: unit, ruled_at, confirmed: confirmed ? 1 : 0, account_id: account }
          })
          .execute();
        await db.insertInto('outcome_ruling_text').values({ ruling_id: id, words }).execute();
        made.push(id);
      }
      return made;
    }
  };
}

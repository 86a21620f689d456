import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { subjectId, subjectIds } from '../roster/subject-ids';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import type { Outcomes } from './outcomes';

/** One unit's rulings on proposals, over SQL. */
export function sqlOutcomes(db: Kysely<Tables>, unit: string, clock: () => Date): Outcomes {
  /** The number of the last ruling on each proposal of these periods that has one. */
  async function lastNumbers(periods: readonly string[]): Promise<Map<string, number>> {
    const rows = await db
      .selectFrom('outcome_ruling')
      .where('unit_id', '=', unit)
      .where('period', 'in', periods)
      .select((of) => ['period', 'rule', 'subject_id', of.fn.max('no').as('no')])
      .groupBy(['period', 'rule', 'subject_id'])
      .execute();
    return new Map(rows.map((row) => [proposalKey(row), Number(row.no)]));
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
        .select(['account_id', 'ruled_at', 'words', 'correct_by', 'seq'])
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        period: row.period,
        rule: row.rule,
        subject: row.code,
        no: Number(row.no),
        seq: row.seq,
        confirmed: Number(row.confirmed) === 1,
        meeting: row.meeting_id,
        account: row.account_id,
        at: row.ruled_at,
        words: row.words ?? '',
        correctBy: row.correct_by
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
        .$if(period !== undefined, (query) => query.where('ruling.period', '=', period ?? ''))
        .select(['ruling.id', 'aside.account_id'])
        .orderBy('aside.account_id')
        .execute();
      const found = new Map<string, string[]>();
      for (const { id, account_id } of rows) found.set(id, [...(found.get(id) ?? []), account_id]);
      return found;
    },
    async rule(rulings) {
      if (rulings.length === 0) return [];
      const ids = await subjectIds(db, unit);
      const subjects = rulings.map(({ subject }) => subjectId(ids, subject));
      const seqs = await logChanges(
        db,
        unit,
        clock,
        subjects.map((subject_id) => ({ kind: 'outcome', subject_id }))
      );
      const ruled_at = clock().toISOString();
      const last = await lastNumbers([...new Set(rulings.map(({ period }) => period))]);
      const rows = rulings.map(({ period, rule, seen, meeting, ...ruling }, at) => {
        const what = { meeting_id: meeting, period, rule, subject_id: subjects[at] ?? '', no: seen + 1 };
        if ((last.get(proposalKey(what)) ?? 0) !== seen) throw new Problem('outcome-changed', 409);
        last.set(proposalKey(what), seen + 1);
        return { what, ruling, id: randomUUID(), seq: seqs[at] ?? 0 };
      });
      const aside = rows.flatMap(({ what, ruling: { recused } }) =>
        [...new Set(recused)].map((account_id) => ({ ...what, account_id }))
      );
      // First of all: the database lets nobody rule who hasn't stepped aside.
      for (const some of chunks(aside)) await db.insertInto('outcome_recusal').values(some).execute();
      for (const some of chunks(rows)) {
        const ruled = some.map(({ what, ruling: { confirmed, account, correctBy }, id, seq }) => ({
          ...what,
          id,
          seq,
          unit_id: unit,
          ruled_at,
          confirmed: confirmed ? 1 : 0,
          account_id: account,
          correct_by: correctBy
        }));
        await db.insertInto('outcome_ruling').values(ruled).execute();
        const texts = some.map(({ id, ruling: { words } }) => ({ ruling_id: id, words }));
        await db.insertInto('outcome_ruling_text').values(texts).execute();
      }
      return rows.map(({ id }) => id);
    },
    async corrections({ subject } = {}) {
      const due = sql<string | null>`coalesce(talk.correct_by, ruling.correct_by)`;
      const rows = await db
        .selectFrom('outcome_ruling as ruling')
        .innerJoin('subject', 'subject.id', 'ruling.subject_id')
        .leftJoin('talk', (on) =>
          on
            .onRef('talk.unit_id', '=', 'ruling.unit_id')
            .onRef('talk.period', '=', 'ruling.period')
            .onRef('talk.rule', '=', 'ruling.rule')
            .onRef('talk.subject_id', '=', 'ruling.subject_id')
        )
        // One that was made by its day stays so when the ruling is repeated.
        .leftJoin('correction', (on) =>
          on.on('correction.ruling_id', 'in', ({ selectFrom }) =>
            selectFrom('outcome_ruling as same')
              .whereRef('same.unit_id', '=', 'ruling.unit_id')
              .whereRef('same.period', '=', 'ruling.period')
              .whereRef('same.rule', '=', 'ruling.rule')
              .whereRef('same.subject_id', '=', 'ruling.subject_id')
              .whereRef('same.correct_by', 'is not distinct from', 'ruling.correct_by')
              .select('same.id')
          )
        )
        .leftJoin('correction_text', 'correction_text.correction_id', 'correction.id')
        .where('ruling.unit_id', '=', unit)
        .where('ruling.confirmed', '=', 1)
        .where(due, 'is not', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('outcome_ruling as later')
                .whereRef('later.unit_id', '=', 'ruling.unit_id')
                .whereRef('later.period', '=', 'ruling.period')
                .whereRef('later.rule', '=', 'ruling.rule')
                .whereRef('later.subject_id', '=', 'ruling.subject_id')
                .whereRef('later.no', '>', 'ruling.no')
                .select('later.id')
            )
          )
        )
        .$if(subject !== undefined, (query) => query.where('code', '=', subject ?? ''))
        .select(['ruling.id', 'ruling.period', 'ruling.rule', 'code', due.as('due')])
        .select(['correction.day', 'correction_text.words'])
        .orderBy('due')
        .orderBy('ruling.seq')
        .execute();
      return rows.map((row) => ({
        ruling: row.id,
        period: row.period,
        rule: row.rule,
        subject: row.code,
        by: row.due ?? '',
        day: row.day,
        words: row.words ?? ''
      }));
    },
    async talks({ subject, period } = {}) {
      const rows = await db
        .selectFrom('talk')
        .innerJoin('subject', 'subject.id', 'talk.subject_id')
        .leftJoin('talk_text', 'talk_text.talk_id', 'talk.id')
        .where('talk.unit_id', '=', unit)
        .$if(subject !== undefined, (query) => query.where('code', '=', subject ?? ''))
        .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
        .select(['period', 'rule', 'code', 'day', 'correct_by', 'account_id', 'words'])
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        period: row.period,
        rule: row.rule,
        subject: row.code,
        day: row.day,
        words: row.words ?? '',
        correctBy: row.correct_by,
        account: row.account_id
      }));
    },
    async hold({ ruling, period, rule, subject, day, words, correctBy, account }) {
      const subject_id = subjectId(await subjectIds(db, unit), subject);
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'outcome', subject_id }]);
      const id = randomUUID();
      const recorded_at = clock().toISOString();
      const held = { id, seq, unit_id: unit, period, rule, subject_id, ruling_id: ruling, day };
      await db
        .insertInto('talk')
        .values({ ...held, correct_by: correctBy, account_id: account, recorded_at })
        .execute();
      await db.insertInto('talk_text').values({ talk_id: id, words }).execute();
    },
    async correct({ ruling, subject, day, account, words }) {
      const subject_id = subjectId(await subjectIds(db, unit), subject);
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'outcome', subject_id }]);
      const id = randomUUID();
      const recorded_at = clock().toISOString();
      const made = { id, seq, unit_id: unit, subject_id, ruling_id: ruling, day, recorded_at };
      await db
        .insertInto('correction')
        .values({ ...made, account_id: account })
        .execute();
      await db.insertInto('correction_text').values({ correction_id: id, words }).execute();
    }
  };
}

function proposalKey({ period, rule, subject_id }: { period: string; rule: string; subject_id: string }) {
  return `${period} ${rule} ${subject_id}`;
}

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { byKey } from '../../platform/store/by-key';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import { subjectId } from '../roster/subject-ids';
import type { CorrectedPeriod, CorrectingNotice, ResultFigures } from './corrected-results';
import { outcomesByRule } from './outcomes-by-rule';
import type { SealedResult } from './periods';

/** One person's figures as a supplementary notice leaves them. */
export interface CorrectedFigures {
  subject: string;
  period: string;
  /** id of what the notice fixes about the period */
  fixed: string;
  figures: ResultFigures;
  notice: CorrectingNotice;
}

/** The results and consequences that supplementary notices have fixed, over SQL. */
export function sqlCorrections(db: Kysely<Tables>, unit: string) {
  /** One for each period that a notice fixes, in the order of publication. */
  const notices = (period?: string) =>
    db
      .selectFrom('corrected_period')
      .innerJoin('notice', 'notice.id', 'corrected_period.notice_id')
      .where('unit_id', '=', unit)
      .$if(period !== undefined, (query) => query.where('corrected_period.period', '=', period ?? ''))
      .select(['corrected_period.id', 'code', 'corrected_period.period', 'year', 'no', 'seq'])
      .orderBy('seq')
      .execute();

  return {
    notices,

    /** In the order of publication: of several for one result the last one holds. */
    async results(filter: { period?: string; subject?: string } = {}): Promise<CorrectedFigures[]> {
      const { period, subject } = filter;
      const rows = await db
        .selectFrom('corrected_result')
        .innerJoin('corrected_period', 'corrected_period.id', 'corrected_result.corrected_id')
        .innerJoin('notice', 'notice.id', 'corrected_period.notice_id')
        .innerJoin('subject', 'subject.id', 'corrected_result.subject_id')
        .where('notice.unit_id', '=', unit)
        .$if(period !== undefined, (query) => query.where('corrected_period.period', '=', period ?? ''))
        .$if(subject !== undefined, (query) => query.where('subject.code', '=', subject ?? ''))
        .select([
          'corrected_id',
          'corrected_period.period',
          'subject.code as subject',
          'notice.code as notice',
          'year',
          'no',
          'seq'
        ])
        .select(['status', 'points', 'balance', 'score', 'rank'])
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        subject: row.subject,
        period: row.period,
        fixed: row.corrected_id,
        figures: {
          status: row.status as SealedResult['status'],
          points: row.points,
          balance: row.balance,
          score: row.score,
          rank: row.rank
        },
        notice: { code: row.notice, year: row.year, no: row.no, seq: row.seq }
      }));
    },

    /**
     * Consequences as fixed under each of these ids.
     * @param ranks orders the people of an outcome
     */
    async consequences(
      ids: readonly string[],
      ranks: (fixed: string) => (subject: string) => number | null
    ): Promise<Map<string, Pick<CorrectedPeriod, 'outcomes' | 'conversions'>>> {
      if (ids.length === 0) return new Map();
      const outcomes = await db
        .selectFrom('corrected_outcome')
        .innerJoin('subject', 'subject.id', 'corrected_outcome.subject_id')
        .where('corrected_id', 'in', ids)
        .select(['corrected_id', 'rule', 'code', 'undecided'])
        .orderBy('rule')
        .orderBy('code')
        .execute();
      const conversions = await db
        .selectFrom('corrected_conversion')
        .innerJoin('subject', 'subject.id', 'corrected_conversion.subject_id')
        .where('corrected_id', 'in', ids)
        .select(['corrected_id', 'rule', 'code as subject', 'counted as sum', 'value'])
        .orderBy('rule')
        .orderBy('code')
        .execute();
      const concerned = byKey(outcomes, ({ corrected_id }) => corrected_id);
      const bought = byKey(conversions, ({ corrected_id }) => corrected_id);
      return new Map(
        ids.map((id) => {
          const rankOf = ranks(id);
          const rows = (concerned.get(id) ?? []).map((row) => ({ ...row, rank: rankOf(row.code) }));
          return [
            id,
            {
              outcomes: outcomesByRule(rows),
              conversions: (bought.get(id) ?? []).map(({ corrected_id: _, ...conversion }) => conversion)
            }
          ];
        })
      );
    }
  };
}

/** Stores what a supplementary notice fixes about a period. */
export async function keepCorrectedPeriod(
  db: Kysely<Tables>,
  notice_id: string,
  { period, results, outcomes, conversions }: CorrectedPeriod,
  ids: ReadonlyMap<string, string>
): Promise<void> {
  const corrected_id = randomUUID();
  await db.insertInto('corrected_period').values({ id: corrected_id, notice_id, period }).execute();
  const figures = results.map(({ subject, ...rest }) => ({
    corrected_id,
    subject_id: subjectId(ids, subject),
    ...rest
  }));
  for (const chunk of chunks(figures)) await db.insertInto('corrected_result').values(chunk).execute();
  const concerned = outcomes.flatMap(({ rule, subjects, undecided }) => [
    ...subjects.map((subject) => ({ rule, subject, undecided: 0 })),
    ...undecided.map((subject) => ({ rule, subject, undecided: 1 }))
  ]);
  const kept = concerned.map(({ subject, ...rest }) => ({
    corrected_id,
    subject_id: subjectId(ids, subject),
    ...rest
  }));
  for (const chunk of chunks(kept)) await db.insertInto('corrected_outcome').values(chunk).execute();
  const bought = conversions.map(({ rule, subject, sum, value }) => ({
    corrected_id,
    rule,
    subject_id: subjectId(ids, subject),
    counted: sum,
    value
  }));
  for (const chunk of chunks(bought)) await db.insertInto('corrected_conversion').values(chunk).execute();
}

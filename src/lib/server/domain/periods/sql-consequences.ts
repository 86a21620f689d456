import type { Conversion } from '$lib/points';
import type { Kysely } from 'kysely';
import { subjectId } from '../roster/subject-ids';
import { byKey } from '../../platform/store/by-key';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import { outcomesByRule } from './outcomes-by-rule';
import type { OwnConsequences, SealedOutcome, SealedPeriod } from './periods';

/** The consequences of periods as they were sealed, over SQL: the people whom outcomes concern, and conversions. */
export function sqlConsequences(db: Kysely<Tables>, unit: string) {
  const outcomeRows = () =>
    db
      .selectFrom('seal_outcome')
      .innerJoin('seal', 'seal.id', 'seal_outcome.seal_id')
      .innerJoin('subject', 'subject.id', 'seal_outcome.subject_id')
      .where('seal.unit_id', '=', unit);
  const conversionRows = () =>
    db
      .selectFrom('seal_conversion')
      .innerJoin('seal', 'seal.id', 'seal_conversion.seal_id')
      .innerJoin('subject', 'subject.id', 'seal_conversion.subject_id')
      .where('seal.unit_id', '=', unit);

  /** Reads those of one period, or of all. */
  const concernedIn = (period?: string) =>
    outcomeRows()
      .innerJoin('seal_result', (on) =>
        on
          .onRef('seal_result.seal_id', '=', 'seal_outcome.seal_id')
          .onRef('seal_result.subject_id', '=', 'seal_outcome.subject_id')
      )
      .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
      .select(['period', 'rule', 'code', 'undecided', 'rank'])
      .orderBy('rule')
      .orderBy('code')
      .execute();
  const boughtIn = (period?: string) =>
    conversionRows()
      .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
      .select(['period', 'rule', 'code', 'counted', 'value'])
      .orderBy('rule')
      .orderBy('code')
      .execute();

  return {
    outcomes: async (period: string): Promise<SealedOutcome[]> => outcomesByRule(await concernedIn(period)),
    conversions: async (period: string): Promise<Conversion[]> => (await boughtIn(period)).map(conversion),

    async all(): Promise<Map<string, Pick<SealedPeriod, 'outcomes' | 'conversions'>>> {
      const concerned = byKey(await concernedIn(), ({ period }) => period);
      const bought = byKey(await boughtIn(), ({ period }) => period);
      return new Map(
        [...new Set([...concerned.keys(), ...bought.keys()])].map((period) => [
          period,
          {
            outcomes: outcomesByRule(concerned.get(period) ?? []),
            conversions: (bought.get(period) ?? []).map(conversion)
          }
        ])
      );
    },

    async consequencesOf(subject: string): Promise<Map<string, OwnConsequences>> {
      const found = new Map<string, OwnConsequences>();
      const of = (period: string) => {
        const own = found.get(period) ?? { outcomes: [], conversions: [] };
        found.set(period, own);
        return own;
      };
      const outcomes = await outcomeRows()
        .where('code', '=', subject)
        .select(['period', 'rule', 'undecided'])
        .orderBy('rule')
        .execute();
      for (const { period, rule, undecided } of outcomes)
        of(period).outcomes.push({ rule, undecided: undecided !== 0 });
      const conversions = await conversionRows()
        .where('code', '=', subject)
        .select(['period', 'rule', 'counted', 'value'])
        .orderBy('rule')
        .execute();
      for (const { period, rule, counted, value } of conversions)
        of(period).conversions.push({ rule, sum: counted, value });
      return found;
    },

    async keep(
      seal: string,
      { outcomes, conversions }: Pick<SealedPeriod, 'outcomes' | 'conversions'>,
      ids: ReadonlyMap<string, string>
    ): Promise<void> {
      const concerned = outcomes.flatMap(({ rule, subjects, undecided }) => [
        ...subjects.map((subject) => ({ rule, subject, undecided: 0 })),
        ...undecided.map((subject) => ({ rule, subject, undecided: 1 }))
      ]);
      const outcomesKept = concerned.map(({ rule, subject, undecided }) => {
        return { seal_id: seal, rule, subject_id: subjectId(ids, subject), undecided };
      });
      for (const chunk of chunks(outcomesKept)) await db.insertInto('seal_outcome').values(chunk).execute();
      const conversionsKept = conversions.map(({ rule, subject, sum, value }) => {
        return { seal_id: seal, rule, subject_id: subjectId(ids, subject), counted: sum, value };
      });
      for (const chunk of chunks(conversionsKept))
        await db.insertInto('seal_conversion').values(chunk).execute();
    }
  };
}

function conversion(row: { rule: string; code: string; counted: number; value: number }): Conversion {
  return { rule: row.rule, subject: row.code, sum: row.counted, value: row.value };
}

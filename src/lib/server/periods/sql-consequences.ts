import type { Conversion } from '$lib/points';
import type { Kysely } from 'kysely';
import { subjectId } from '../roster/subject-ids';
import { chunks } from '../store/chunks';
import type { Tables } from '../store/tables';
import type { OwnConsequences, SealedOutcome, SealedPeriod } from './periods';

/** What follows from a sealed period, over SQL: whom its outcomes concern, and what its points buy. */
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

  return {
    async outcomes(period: string): Promise<SealedOutcome[]> {
      const rows = await outcomeRows()
        .innerJoin('seal_result', (on) =>
          on
            .onRef('seal_result.seal_id', '=', 'seal_outcome.seal_id')
            .onRef('seal_result.subject_id', '=', 'seal_outcome.subject_id')
        )
        .where('period', '=', period)
        .select(['rule', 'code', 'undecided', 'rank'])
        .orderBy('rule')
        .orderBy('code')
        .execute();
      const last = Number.MAX_SAFE_INTEGER;
      const byRank = rows.sort((a, b) => (a.rank ?? last) - (b.rank ?? last));
      const outcomes = new Map<string, SealedOutcome>();
      for (const { rule, code, undecided } of byRank) {
        const outcome = outcomes.get(rule) ?? { rule, subjects: [], undecided: [] };
        outcomes.set(rule, outcome);
        (undecided === 0 ? outcome.subjects : outcome.undecided).push(code);
      }
      return [...outcomes.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
    },

    async conversions(period: string): Promise<Conversion[]> {
      const rows = await conversionRows()
        .where('period', '=', period)
        .select(['rule', 'code', 'counted', 'value'])
        .orderBy('rule')
        .orderBy('code')
        .execute();
      return rows.map(({ rule, code, counted, value }) => ({ rule, subject: code, sum: counted, value }));
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

import type { Conversion } from '$lib/points';
import type { Kysely } from 'kysely';
import { byKey } from '../../platform/store/by-key';
import type { Tables } from '../../platform/store/tables/tables';
import { figuresOfResult, type PeriodVersion, type ResultFigures } from './corrected-results';
import type { OwnConsequences, SealedOutcome, SealedPeriod, SealedResult } from './periods';
import { sqlConsequences } from './sql-consequences';
import type { sqlCorrections } from './sql-corrections';

/** The consequences of sealed periods as corrected, over SQL, and each corrected period's versions. */
export function correctedConsequences(
  db: Kysely<Tables>,
  unit: string,
  {
    corrections,
    sealedResults
  }: {
    corrections: ReturnType<typeof sqlCorrections>;
    sealedResults: (period: string) => Promise<SealedResult[]>;
  }
) {
  const sealed = sqlConsequences(db, unit);

  async function versions(period?: string): Promise<Map<string, PeriodVersion[]>> {
    const notices = await corrections.notices(period);
    if (notices.length === 0) return new Map();
    const byPeriod = byKey(notices, (notice) => notice.period);
    const changed = byKey(
      await corrections.results(period === undefined ? {} : { period }),
      ({ fixed }) => fixed
    );
    const results = new Map<string, ReadonlyMap<string, ResultFigures>>();
    const seals = new Map<string, ReadonlyMap<string, ResultFigures>>();
    for (const [of, own] of byPeriod) {
      let latest = new Map(
        (await sealedResults(of)).map((result) => [result.subject, figuresOfResult(result)])
      );
      seals.set(of, latest);
      for (const { id } of own) {
        latest = new Map(latest);
        for (const { subject, figures } of changed.get(id) ?? []) latest.set(subject, figures);
        results.set(id, latest);
      }
    }
    const after = await corrections.consequences(
      notices.map(({ id }) => id),
      (id) => (subject) => results.get(id)?.get(subject)?.rank ?? null
    );
    const found = new Map<string, PeriodVersion[]>();
    for (const [of, own] of byPeriod)
      found.set(of, [
        {
          notice: null,
          results: seals.get(of) ?? new Map(),
          outcomes: await sealed.outcomes(of),
          conversions: await sealed.conversions(of)
        },
        ...own.map(({ id, code, year, no, seq }) => ({
          notice: { code, year, no, seq },
          results: results.get(id) ?? new Map<string, ResultFigures>(),
          ...(after.get(id) ?? { outcomes: [], conversions: [] })
        }))
      ]);
    return found;
  }

  const latestOf = async (period: string) => (await versions(period)).get(period)?.at(-1);

  return {
    versions,

    async outcomes(period: string): Promise<SealedOutcome[]> {
      return [...((await latestOf(period))?.outcomes ?? (await sealed.outcomes(period)))];
    },

    async conversions(period: string): Promise<Conversion[]> {
      return [...((await latestOf(period))?.conversions ?? (await sealed.conversions(period)))];
    },

    async all(): Promise<Map<string, Pick<SealedPeriod, 'outcomes' | 'conversions'>>> {
      const found = await sealed.all();
      for (const [period, own] of await versions()) {
        const { outcomes, conversions } = own.at(-1) ?? { outcomes: [], conversions: [] };
        found.set(period, { outcomes: [...outcomes], conversions: [...conversions] });
      }
      return found;
    },

    async consequencesOf(subject: string): Promise<Map<string, OwnConsequences>> {
      const found = await sealed.consequencesOf(subject);
      // The last of several notices to one period holds.
      const notices = new Map((await corrections.notices()).map(({ period, id }) => [period, id]));
      const fixed = await corrections.consequences([...notices.values()], () => () => null);
      for (const [period, id] of notices) {
        const latest = fixed.get(id);
        if (!latest) continue;
        const outcomes = latest.outcomes.flatMap(({ rule, subjects, undecided }) =>
          subjects.includes(subject) || undecided.includes(subject)
            ? [{ rule, undecided: undecided.includes(subject) }]
            : []
        );
        const conversions = latest.conversions
          .filter((each) => each.subject === subject)
          .map(({ rule, sum, value }) => ({ rule, sum, value }));
        if (outcomes.length + conversions.length > 0) found.set(period, { outcomes, conversions });
        else found.delete(period);
      }
      return found;
    }
  };
}

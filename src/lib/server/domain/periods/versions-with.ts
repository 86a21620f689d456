import type { UnitStores } from '../units/unit-stores';
import { figuresOfResult, type CorrectedPeriod, type PeriodVersion } from './corrected-results';

/** The versions of a period, with one more for a correction that isn't published yet: later than all that was recorded. */
export async function versionsWith(
  { periods }: Pick<UnitStores, 'periods'>,
  { period, results, outcomes, conversions }: CorrectedPeriod
): Promise<PeriodVersion[]> {
  const known = (await periods.versions(period)).get(period) ?? [
    {
      notice: null,
      results: new Map(
        (await periods.sealedResults(period)).map((each) => [each.subject, figuresOfResult(each)])
      ),
      outcomes: await periods.outcomes(period),
      conversions: await periods.conversions(period)
    }
  ];
  const changed = results.map(({ subject, ...figures }) => [subject, figures] as const);
  const now = {
    notice: { code: '', year: 0, no: 0, seq: Infinity },
    results: new Map([...(known.at(-1)?.results ?? []), ...changed]),
    outcomes,
    conversions
  };
  return [...known, now];
}

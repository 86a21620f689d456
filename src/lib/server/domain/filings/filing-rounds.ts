import { dayIn, type Day } from '$lib/calendar';
import { returnOf } from './filing-status';
import type { Filing } from './filings';

/** A filing among those of its period. */
export interface FilingRound {
  /** how often the period has been filed with it, from 1: 第2次报送 */
  round: number;
  /** the returned filing that it follows; null: it is the first */
  before: Filing | null;
  /** the filing by which the unit filed anew; null: none yet */
  after: Filing | null;
}

/**
 * Finds a filing's place among those of its period.
 * @param filings of the unit, in the order in which they were filed
 */
export function roundOf(filings: readonly Filing[], { id, period }: Filing): FilingRound {
  const own = filings.filter((filing) => filing.period === period);
  const at = own.findIndex((filing) => filing.id === id);
  return { round: at + 1, before: own[at - 1] ?? null, after: own[at + 1] ?? null };
}

/**
 * The days on which periods were last returned, from which their filing is due anew.
 * @param filings of the unit, in the order in which they were filed
 */
export function returnDays(filings: readonly Filing[], timeZone: string): Map<string, Day> {
  return new Map(
    filings.flatMap((filing): [string, Day][] => {
      const step = returnOf(filing);
      return step ? [[filing.period, dayIn(timeZone, new Date(step.at))]] : [];
    })
  );
}

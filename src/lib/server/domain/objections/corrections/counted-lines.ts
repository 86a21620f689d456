import { wholeYear } from '$lib/calendar';
import { asIfInTime, lateCorrections } from '$lib/points';
import type { BookedEntry } from '../../ledger/ledger';
import { schemeOf } from '../../periods/unit-scheme';
import type { UnitStores } from '../../units/unit-stores';
import { correctedPeriodByLine } from './corrected-period-by-line';

/** Tells which lines count in a closed year as corrected so far, also where they are reversed in a later one (M13b). */
interface CountedLines {
  /** the closed year in which a line counts; null: in none, or its year is still open */
  closedYearOf(entry: BookedEntry): string | null;
}

/**
 * Reads what counts in closed years; corrections that no notice shows yet are included.
 * @param entries the whole ledger of one person, or of several
 */
export async function countedLines(
  stores: UnitStores,
  entries: readonly BookedEntry[]
): Promise<CountedLines> {
  const corrects = await correctedPeriodByLine(stores, entries);
  const running = wholeYear(await stores.periods.open());
  const scheme = schemeOf(stores);
  const counted = new Map<string, ReadonlySet<string>>();
  const countedIn = (year: string) => {
    const late = lateCorrections(entries, year, ({ id }) => corrects.get(id));
    const inTime = asIfInTime(entries, late, { period: year, scheme });
    const ofYear = inTime.filter(({ period }) => wholeYear(period) === year);
    const undone = new Set(ofYear.map(({ reverses }) => reverses));
    return new Set(ofYear.flatMap(({ id, reverses }) => (reverses === null && !undone.has(id) ? id : [])));
  };
  return {
    closedYearOf(entry) {
      const year = wholeYear(corrects.get(entry.id) ?? entry.period);
      if (year >= running) return null;
      const ids = counted.get(year) ?? countedIn(year);
      counted.set(year, ids);
      return ids.has(entry.id) ? year : null;
    }
  };
}

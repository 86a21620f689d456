import type { Hundredths } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { worthReckoner } from '../ledger/worth';
import type { UnitStores } from '../store/unit-stores';
import { setOffIn } from './assessed-figure';
import { objectionNo, type Objection } from './objection';

/** A line that puts a closed year right and counts in the year in which it is booked, too (M13b). */
export interface CountedTwice {
  entry: BookedEntry;
  /** the closed one, and the one in which it is booked */
  year: string;
  bookedYear: string;
  /** what it changes in the latter */
  points: Hundredths;
}

/**
 * What an objection has booked that stands in a closed year's supplementary notice and also counts in the running year: M13b closes
 * the year that is over, and leaves what is declared to the year in which it is booked. None of what is set off, nor of what looks
 * at a month by its day, which counts nothing after the year's end.
 */
export async function countedTwice(
  stores: UnitStores,
  objection: Pick<Objection, 'year' | 'no'>
): Promise<CountedTwice[]> {
  const late = bookedLate(await stores.ledger.numbered(objectionNo(objection)));
  if (late.length === 0) return [];
  const subjects = await stores.roster.list();
  const worthOf = await worthReckoner(stores, { period: null, upto: await stores.ledger.last(), subjects });
  const worths = await worthOf(late);
  return late.flatMap((entry) => {
    const worth = worths.get(entry.id);
    const points = worth ? worth.points + worth.ofYear : 0;
    const [year, bookedYear] = [entry.date.slice(0, 4), entry.period.slice(0, 4)];
    return points === 0 ? [] : [{ entry, year, bookedYear, points }];
  });
}

/**
 * Those of an objection's lines that are of a year that was over when they were booked, and count in the one after; none of what is
 * set off.
 */
export function bookedLate(lines: readonly BookedEntry[]): BookedEntry[] {
  const aside = setOffIn(lines);
  return lines.filter(
    ({ id, reverses, date, period }) =>
      reverses === null && !aside.has(id) && date.slice(0, 4) < period.slice(0, 4)
  );
}

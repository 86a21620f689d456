import { yearOf, wholeYear } from '$lib/calendar';
import { setOffIn, type Hundredths } from '$lib/points';
import type { BookedEntry } from '../../ledger/ledger';
import { worthReckoner } from '../../ledger/worth';
import type { UnitStores } from '../../units/unit-stores';
import { objectionNo, type Objection } from '../objection';

/** A line that puts a closed year right and counts in the year in which it is booked, too (M13b). */
export interface CountedTwice {
  entry: BookedEntry;
  /** the closed one, and the one in which it is booked */
  year: string;
  bookedYear: string;
  /** the change that it makes in `bookedYear` */
  points: Hundredths;
}

/**
 * The entries of an objection that a closed year's supplementary notice shows and that also count in the
 * running year: M13b closes the year that is over, and leaves declared entries to the year in which they
 * are booked. Replaced figures aren't among them, nor entries that look at a month by its day, since those
 * count nothing after the year's end.
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
    const [year, bookedYear] = [wholeYear(entry.date), wholeYear(entry.period)];
    return points === 0 ? [] : [{ entry, year, bookedYear, points }];
  });
}

/**
 * The lines of an objection whose year was over when they were booked, and that count in the next one;
 * replaced figures are left out.
 */
export function bookedLate(lines: readonly BookedEntry[]): BookedEntry[] {
  const aside = setOffIn(lines);
  return lines.filter(
    ({ id, reverses, date, period }) => reverses === null && !aside.has(id) && yearOf(date) < yearOf(period)
  );
}

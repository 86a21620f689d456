import { monthOf, yearOf } from './calendar';
import { type Items } from './item';
import { type Entry } from './words';

/** Booked in months ≤ k of the year (M5). */
export function bookedUpTo(entries: readonly Entry[], year: number, k: number): Entry[] {
  return entries.filter((entry) => yearOf(entry.period) === year && monthOf(entry.period) <= k);
}

/** M13b: it looks at a month of a year that was over when it was booked. */
export function isAfterYearEnd(items: Items, entry: Entry): boolean {
  return items[entry.item]?.byMonth === true && yearOf(entry.period) > yearOf(entry.date);
}

/** What counts at the end of month k: not reversed by then (M7), not of a closed year (M13b). */
export function live(items: Items, entries: readonly Entry[], year: number, k: number): Entry[] {
  const booked = bookedUpTo(entries, year, k);
  const reversed = booked.map((entry) => entry.reverses);
  return booked.filter(
    (entry) => entry.reverses === '' && !reversed.includes(entry.id) && !isAfterYearEnd(items, entry)
  );
}

import { monthOf, yearOf } from './calendar';
import { type Items } from './item';
import { type OracleEntry } from './words';

/** Entries booked in months ≤ k of the year (M5). */
export function bookedUpTo(entries: readonly OracleEntry[], year: number, k: number): OracleEntry[] {
  return entries.filter((entry) => yearOf(entry.period) === year && monthOf(entry.period) <= k);
}

/** M13b: whether it concerns a month of a year that was over when it was booked. */
export function isAfterYearEnd(items: Items, entry: OracleEntry): boolean {
  return items[entry.item]?.byMonth === true && yearOf(entry.period) > yearOf(entry.date);
}

/**
 * The entries that count at the end of month k: not reversed by then (M7), and not of a closed year (M13b).
 */
export function live(items: Items, entries: readonly OracleEntry[], year: number, k: number): OracleEntry[] {
  const booked = bookedUpTo(entries, year, k);
  const reversed = booked.map((entry) => entry.reverses);
  return booked.filter(
    (entry) => entry.reverses === '' && !reversed.includes(entry.id) && !isAfterYearEnd(items, entry)
  );
}

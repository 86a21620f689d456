import { monthOf, yearOf } from './calendar';
import { bookedUpTo, isAfterYearEnd, live } from './live';
import { type Rules } from './rules';
import { type Books, type Entry, type Period } from './words';

/**
 * M8: what adds up although it is of one subject and matter (a fact adds nothing up, nor does what others outdo),
 * where at least one was booked in the period (M14). Each warning is the list of its entries.
 */
export function sharedMatters(rules: Rules, books: Books, period: Period): string[][] {
  const entries = live(rules.items, books.entries, period.year, period.last).filter(
    (entry) => entry.matter !== '' && rules.items[entry.item]?.isFact !== true
  );
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.subject, entry.matter]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()]
    .map((group) => group.filter((entry) => !rules.outdone(group).includes(entry)))
    .filter((group) => group.length > 1 && group.some((entry) => isBookedIn(entry, period)))
    .map((group) => group.map((entry) => entry.id).sort());
}

/** M13b. Each entry that changes nothing any more because its year was closed; reversed entries are dropped first (M6). */
export function afterYearEnd(rules: Rules, books: Books, period: Period): string[] {
  const booked = bookedUpTo(books.entries, period.year, period.last);
  const reversed = booked.map((entry) => entry.reverses);
  return booked
    .filter((entry) => isBookedIn(entry, period) && !reversed.includes(entry.id))
    .filter((entry) => {
      const undone = books.entries.find((other) => other.id === entry.reverses);
      if (undone) return yearOf(entry.period) > yearOf(undone.period);
      return isAfterYearEnd(rules.items, entry);
    })
    .map((entry) => entry.id)
    .sort();
}

function isBookedIn(entry: Entry, period: Period): boolean {
  const month = monthOf(entry.period);
  return yearOf(entry.period) === period.year && month >= period.first && month <= period.last;
}

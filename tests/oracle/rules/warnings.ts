import { monthOf, yearOf } from './calendar';
import { bookedUpTo, isAfterYearEnd, live } from './live';
import { type OracleRules } from './rules';
import { type Books, type OracleEntry, type OraclePeriod } from './words';

/**
 * M8: the entries that add up although they share a subject and matter, if at least one was booked in the
 * period (M14); facts, and entries outdone by others, don't add up.
 * @returns the entries of each warning
 */
export function sharedMatters(rules: OracleRules, books: Books, period: OraclePeriod): string[][] {
  const entries = live(rules.items, books.entries, period.year, period.last).filter(
    (entry) => entry.matterText !== '' && rules.items[entry.item]?.isFact !== true
  );
  const groups = new Map<string, OracleEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.subject, entry.matterText]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()]
    .map((group) => group.filter((entry) => !rules.outdone(group).includes(entry)))
    .filter((group) => group.length > 1 && group.some((entry) => isBookedIn(entry, period)))
    .map((group) => group.map((entry) => entry.id).sort());
}

/**
 * M13b: each entry that changes nothing any more because its year was closed; reversed entries are dropped
 * first (M6).
 */
export function afterYearEnd(rules: OracleRules, books: Books, period: OraclePeriod): string[] {
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

/**
 * M17: the entries of one subject beyond the one that the document gives in a period of their dates; and those on
 * more places than it has, if at least one was booked in the period asked for.
 * @returns the entries of each warning
 */
export function overOnce(rules: OracleRules, books: Books, period: OraclePeriod): string[][] {
  const groups = new Map<string, { most: number; entries: OracleEntry[] }>();
  const put = (key: unknown[], most: number, entry: OracleEntry) => {
    const name = JSON.stringify(key);
    groups.set(name, { most, entries: [...(groups.get(name)?.entries ?? []), entry] });
  };
  for (const entry of live(rules.items, books.entries, period.year, period.last)) {
    const item = rules.items[entry.item];
    if (!item?.givenOnce) continue;
    const { months, places, word = entry.item } = item.givenOnce;
    const part = Math.ceil(monthOf(entry.date) / months);
    put([word, yearOf(entry.date), part, entry.subject], 1, entry);
    const onPlace = item.takes !== 'rank' || Number(entry.value) <= item.ranks.length;
    if (places !== undefined && onPlace) put([word, yearOf(entry.date), part], places, entry);
  }
  return [...groups.values()]
    .filter(({ most, entries }) => entries.reduce((sum, entry) => sum + entry.quantity, 0) > most)
    .filter(({ entries }) => entries.some((entry) => isBookedIn(entry, period)))
    .map(({ entries }) => entries.map((entry) => entry.id).sort());
}

function isBookedIn(entry: OracleEntry, period: OraclePeriod): boolean {
  const month = monthOf(entry.period);
  return yearOf(entry.period) === period.year && month >= period.first && month <= period.last;
}

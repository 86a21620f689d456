import { addDays, countDays, dayOf, isDay, yearOf, type Day } from '$lib/calendar';

const one = String.raw`(?:(\d{4})\s*[-./年]\s*)?(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?`;
const until = String.raw`\s*(?:[-~—–−]+|至|到|\bto\b)\s*`;
/** A day, or the first and last of some, of which the last may name its day of the month alone. */
const span = new RegExp(`^${one}(?:${until}(?:${one}|(\\d{1,2})\\s*[日号]))?$`, 'i');

/**
 * Reads days and spans of days as people type them: `2026-10-01`, `10月1日`, `10月1日至7日`,
 * `2026-12-30~2027-01-02`, separated by commas or blanks. A day without its year is the next one.
 * @param from the day from which on such a day is looked for
 * @param most days altogether
 * @returns the days in order, each once; null when one of them is none, or there are more than `most`
 */
export function readDays(typed: string, { from, most }: { from: Day; most: number }): Day[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[,、;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  // Blanks separate days, but they may also stand around what joins two of them.
  const spans = parts.flatMap((part) => (span.test(part) ? [part] : part.split(/\s+/)));
  const days = new Set<Day>();
  for (const each of spans) {
    const found = spanIn(each, from);
    if (found === null || countDays(found.first, found.last) > most) return null;
    for (let day = found.first; day <= found.last; day = addDays(day, 1)) days.add(day);
  }
  return days.size > most ? null : [...days].sort();
}

function spanIn(text: string, from: Day): { first: Day; last: Day } | null {
  const [whole, y, m = '', d = '', y2, m2, d2, alone] = span.exec(text) ?? [];
  if (whole === undefined) return null;
  const first = dayFrom(from, y, m, d);
  if (first === null) return null;
  const ends = alone === undefined ? d2 : alone;
  if (ends === undefined) return { first, last: first };
  const last = dayFrom(first, y2 ?? (alone === undefined ? undefined : y), m2 ?? m, ends);
  return last === null || last < first ? null : { first, last };
}

/** The day with these numbers; without a year, the next one from a day on. */
function dayFrom(from: Day, year: string | undefined, month: string, day: string): Day | null {
  if (year !== undefined) return dayOf(Number(year), Number(month), Number(day));
  const here = dayOf(yearOf(from), Number(month), Number(day));
  if (here !== null && here >= from) return here;
  return dayOf(yearOf(from) + 1, Number(month), Number(day));
}

/** Writes days as they are typed: three or more in a row as `2026-10-01~2026-10-07`. */
export function daysTyped(days: readonly Day[]): string {
  const rows: Day[][] = [];
  for (const day of [...days].filter(isDay).sort()) {
    const row = rows.at(-1);
    if (row && addDays(row.at(-1) ?? day, 1) === day) row.push(day);
    else rows.push([day]);
  }
  return rows.flatMap((row) => (row.length > 2 ? [`${row[0] ?? ''}~${row.at(-1) ?? ''}`] : row)).join(', ');
}

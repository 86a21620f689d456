import { kindOf, type Line, type Moment } from './kinds';
import type { Entry } from './ledger';
import { itemIn, type Rulebook } from './rulebook';
import { highestOnly } from './same-matter';
import type { SubjectYear } from './subject-year';

/**
 * M5 `ytd(k)` of one subject, as lines: the rules applied to every entry of the year booked in months ≤ k, in the
 * order of M6. A line has the same key in every later month, so that two months can be compared line by line.
 */
export function yearToDate(year: SubjectYear, k: string, months: readonly string[], book: Rulebook): Line[] {
  const lines: Line[] = [];
  const live: Entry[] = [];
  for (const entry of year.entries) {
    if (entry.period > k) continue;
    const line = lineOf(entry, book);
    const reversal = year.reversed.get(entry.id);
    if (reversal && reversal.period <= k) {
      lines.push({ ...line, points: 0, reason: 'reversed', because: [reversal.id] });
    } else {
      live.push(entry);
      lines.push(line);
    }
  }
  for (const late of year.late) {
    if (late.entry.period <= k) lines.push(lateLine(late, k, year, book));
  }
  return settled(compared(lines, book), momentOf(live, months, book), book);
}

function lineOf(entry: Entry, book: Rulebook): Line {
  const item = itemIn(book, entry.item);
  const face = kindOf(item).face(item, entry);
  return {
    key: entry.id,
    entry,
    item: item.id,
    points: face ?? 0,
    face: face ?? 0,
    reason: face === null ? 'fact' : 'counted'
  };
}

function lateLine(late: SubjectYear['late'][number], k: string, year: SubjectYear, book: Rulebook): Line {
  const { entry, item, because } = late;
  const reversal = year.reversed.get(entry.id);
  const face = entry.reverses === null ? lineOf(entry, book).face : 0;
  const line = { key: entry.id, entry, item, points: 0, face };
  if (reversal && reversal.period <= k) return { ...line, reason: 'reversed', because: [reversal.id] };
  return { ...line, reason: 'after-year-end', ...(because ? { because } : {}) };
}

/** Same-matter comes before every cap (M6). */
function compared(lines: Line[], book: Rulebook): Line[] {
  let result = lines;
  for (const set of book.sameMatter) {
    const highest = highestOnly(result.filter((line) => set.items.includes(line.item)));
    result = [...result.filter((line) => !set.items.includes(line.item)), ...highest];
  }
  return result;
}

/** Each item's own rules, item by item; a line that no longer counts as it stands is left alone. */
function settled(lines: readonly Line[], moment: Moment, book: Rulebook): Line[] {
  const byItem = new Map<string, Line[]>();
  const result: Line[] = [];
  for (const line of lines) {
    if (line.reason !== 'counted') result.push(line);
    else push(byItem, line.item, line);
  }
  for (const item of book.scheme.items) {
    const own = byItem.get(item.id) ?? [];
    const settle = kindOf(item).settle;
    // One by one: a spread of 100,000 arguments is more than a stack holds.
    for (const line of settle ? settle(item, own, moment) : own) result.push(line);
  }
  return result;
}

function momentOf(live: readonly Entry[], months: readonly string[], book: Rulebook): Moment {
  const happened = new Map<string, Map<string, string[]>>();
  for (const entry of live) {
    if (!book.monthly.has(entry.item)) continue;
    const ofItem = happened.get(entry.item) ?? new Map<string, string[]>();
    happened.set(entry.item, ofItem);
    push(ofItem, entry.date.slice(0, 7), entry.id);
  }
  return { months, happened: (item, month) => happened.get(item)?.get(month) ?? nothing };
}

const nothing: readonly string[] = [];

function push<T>(groups: Map<string, T[]>, key: string, one: T): void {
  const group = groups.get(key);
  if (group) group.push(one);
  else groups.set(key, [one]);
}

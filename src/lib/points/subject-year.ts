import type { Entry } from './ledger';
import type { Rulebook } from './rulebook';

/** What one subject's ledger holds for one year, sorted once and looked at as of any of its months. */
export interface SubjectYear {
  /** booked in the year; reversals and what is after year end left out */
  entries: Entry[];
  /** month from which a reversed entry counts no more, and the reversal */
  reversed: ReadonlyMap<string, Entry>;
  /** booked in this year, but of a closed one: no points (M13b) */
  late: { entry: Entry; item: string; because?: string[] }[];
}

/** `entries`: all of one subject, of any year, in any order. */
export function subjectYear(entries: readonly Entry[], year: string, book: Rulebook): SubjectYear {
  const reversals = entries.filter((entry) => entry.reverses !== null);
  const reversed = new Map(reversals.map((reversal) => [reversal.reverses ?? '', reversal]));
  const targets = reversals.length === 0 ? [] : entries.filter((entry) => reversed.has(entry.id));
  const target = new Map(targets.map((entry) => [entry.id, entry]));

  const result: SubjectYear = { entries: [], reversed, late: [] };
  for (const entry of entries) {
    if (yearOf(entry.period) !== year) continue;
    const undone = entry.reverses === null ? null : target.get(entry.reverses);
    if (undone && yearOf(undone.period) < year) {
      result.late.push({ entry, item: undone.item, because: [undone.id] });
    } else if (entry.reverses === null && yearOf(entry.date) < year && book.monthly.has(entry.item)) {
      result.late.push({ entry, item: entry.item });
    } else if (entry.reverses === null) {
      result.entries.push(entry);
    }
  }
  return result;
}

function yearOf(dayOrMonth: string): string {
  return dayOrMonth.slice(0, 4);
}

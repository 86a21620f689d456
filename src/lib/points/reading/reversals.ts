import type { EntryFields } from '../ledger';
import type { EntryRow } from './entry-row';
import type { ReadingProblem } from './problem';

export interface Reversal {
  entry: EntryFields;
  row: EntryRow;
}

/**
 * M7: a reversal names an entry of the same subject, booked not after it, that is no reversal and isn't reversed yet.
 * `entries`: the ledger and this file; `ids`: also those of rows that have problems of their own, reported there.
 */
export function checkReversals(
  reversals: readonly Reversal[],
  entries: readonly EntryFields[],
  ids: ReadonlySet<string>
): ReadingProblem[] {
  const own = new Set(reversals.map((one) => one.entry));
  const reversed = new Set(entries.flatMap((entry) => (own.has(entry) ? [] : (entry.reverses ?? []))));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const problems: ReadingProblem[] = [];
  for (const { entry, row } of reversals) {
    const value = entry.reverses ?? '';
    const target = byId.get(value);
    const fits =
      target && target.reverses === null && target.subject === entry.subject && target.period <= entry.period;
    if (!fits && (target || !ids.has(value))) {
      problems.push(row.problem('reverses', 'unknown-reversal', { value }));
    } else if (fits && reversed.has(value)) {
      problems.push(row.problem('reverses', 'reversed-twice', { value }));
    }
    reversed.add(value);
  }
  return problems;
}

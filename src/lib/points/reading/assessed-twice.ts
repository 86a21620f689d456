import { yearOf } from '../../calendar';
import { itemOf } from '../scheme/item-of';
import { kindOf } from '../kinds';
import type { EntryFields } from '../ledger';
import type { Scheme } from '../scheme/scheme';
import type { EntryRow } from './entry-row';
import type { ReadingProblem } from './problem';

/**
 * Refuses a second assessment in the same booking year of something that is assessed once a year (M9),
 * unless the first is reversed in that year: a later reversal changes nothing (M13b), and M6 couldn't say
 * which of two valid ones counts.
 * @param entries the ledger's, then this file's, in its order
 * @param rows the rows of this file's entries
 */
export function checkAssessedOnce(
  entries: readonly EntryFields[],
  rows: ReadonlyMap<EntryFields, EntryRow>,
  scheme: Scheme
): ReadingProblem[] {
  const keys = new Map(
    scheme.inForce
      .flatMap(({ rules = scheme }) => rules.items)
      .flatMap((item) => {
        const key = kindOf(item).assessmentKey(item);
        return key === null ? [] : [[item.id, key] as const];
      })
  );
  if (keys.size === 0) return [];
  const undone = new Set(
    entries.flatMap(({ reverses, period }) => (reverses === null ? [] : `${reverses} ${yearOf(period)}`))
  );
  const seen = new Set<string>();
  const problems: ReadingProblem[] = [];
  for (const entry of entries) {
    const key = keys.get(entry.item);
    const year = yearOf(entry.period);
    if (key === undefined || entry.reverses !== null || undone.has(`${entry.id} ${year}`)) continue;
    const once = `${entry.subject}\n${key}\n${year}`;
    const row = rows.get(entry);
    if (seen.has(once) && row) {
      const value = itemOf(scheme, entry.item, entry.date)?.name ?? entry.item;
      problems.push(row.problem('item', 'assessed-twice', { value }));
    }
    seen.add(once);
  }
  return problems;
}

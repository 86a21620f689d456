import { itemOf } from '../item-of';
import { kindOf } from '../kinds';
import type { Entry } from '../ledger';
import type { Scheme } from '../scheme';
import type { EntryRow } from './entry-row';
import type { Problem } from './problem';

/**
 * M9: what is assessed once a year, in the year in which it is booked, isn't assessed a second time, unless the other
 * one is reversed in that year: a later reversal changes nothing (M13b), and of two that stand M6 couldn't say which counts.
 *
 * @param entries the ledger's, then this file's, in its order
 * @param rows of this file's entries
 */
export function checkAssessedOnce(
  entries: readonly Entry[],
  rows: ReadonlyMap<Entry, EntryRow>,
  scheme: Scheme
): Problem[] {
  const keys = new Map(
    scheme.inForce
      .flatMap(({ rules = scheme }) => rules.items)
      .flatMap((item) => {
        const key = kindOf(item).onceKey(item);
        return key === null ? [] : [[item.id, key] as const];
      })
  );
  if (keys.size === 0) return [];
  const undone = new Set(
    entries.flatMap(({ reverses, period }) => (reverses === null ? [] : `${reverses} ${period.slice(0, 4)}`))
  );
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const key = keys.get(entry.item);
    const year = entry.period.slice(0, 4);
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

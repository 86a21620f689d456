import { monthOf, yearOf, type Day } from '$lib/calendar';
import { comparedItems, rulesOn, type Scheme } from '$lib/points';
import type { MyEntry, MyState } from '$lib/sync';

/** A matter of which something is in the ledger already. */
export interface KnownMatter {
  key: string;
  /** the latest entry of it */
  entry: MyEntry;
}

/**
 * One's own matters with which a clause would compare an entry of an item (M8), newest first: those of the
 * same booking year that aren't reversed.
 */
export function knownMatters(
  { entries, open }: Pick<MyState, 'entries' | 'open'>,
  scheme: Scheme,
  { item, date }: { item: string; date: Day }
): KnownMatter[] {
  const sets = rulesOn(scheme, date).sameMatter.map(comparedItems);
  const compared = new Set(sets.find((items) => items.includes(item)));
  const undone = new Set(entries.map(({ reverses }) => reverses));
  const year = yearOf(monthOf(date) > open ? monthOf(date) : open);
  const matters = new Map<string, MyEntry>();
  for (const entry of entries) {
    const { id, matterKey, period } = entry;
    if (matterKey === '' || undone.has(id) || yearOf(period) !== year || !compared.has(entry.item)) continue;
    matters.set(matterKey, entry);
  }
  return [...matters].map(([key, entry]) => ({ key, entry })).reverse();
}

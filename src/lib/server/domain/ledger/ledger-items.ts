import { kindOf, type Item, type Scheme } from '$lib/points';

/** A section with what can be booked in it, of every version of the rules. */
export interface ItemGroup {
  id: string;
  name: string;
  english: string;
  items: Pick<Item, 'id' | 'name' | 'english'>[];
}

/**
 * The items that lines of a ledger may have, by section and in the order of the rules, with those of
 * earlier versions.
 */
export function ledgerItems(scheme: Scheme): ItemGroup[] {
  const groups = new Map<string, ItemGroup>();
  const known = new Set<string>();
  for (const { sections, items } of [scheme, ...scheme.inForce.flatMap(({ rules }) => rules ?? [])]) {
    for (const { id, name, english } of sections)
      if (!groups.has(id)) groups.set(id, { id, name, english, items: [] });
    for (const item of items) {
      if (known.has(item.id) || !kindOf(item).isEntered(item)) continue;
      known.add(item.id);
      groups.get(item.section)?.items.push({ id: item.id, name: item.name, english: item.english });
    }
  }
  return [...groups.values()].filter(({ items }) => items.length > 0);
}

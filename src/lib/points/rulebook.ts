import { kindOf, type Item } from './kinds';
import type { SameMatter, Scheme } from './scheme';

/** A scheme with what scoring looks up all the time. */
export interface Rulebook {
  scheme: Scheme;
  items: ReadonlyMap<string, Item>;
  /** items that a rule looks at by the month of their `date` (M13b) */
  monthly: ReadonlySet<string>;
  sameMatter: readonly SameMatter[];
}

export function rulebookOf(scheme: Scheme): Rulebook {
  const monthly = new Set<string>();
  for (const item of scheme.items) {
    if (kindOf(item).monthly(item)) monthly.add(item.id);
    if (item.kind === 'standing') for (const one of item.unless) monthly.add(one);
  }
  return {
    scheme,
    items: new Map(scheme.items.map((item) => [item.id, item])),
    monthly,
    sameMatter: scheme.sameMatter
  };
}

/** The item with this id. Throws RangeError: entries are checked when they are read. */
export function itemIn(book: Rulebook, id: string): Item {
  const item = book.items.get(id);
  if (!item) throw new RangeError(`no item ${id} in ${book.scheme.id}`);
  return item;
}

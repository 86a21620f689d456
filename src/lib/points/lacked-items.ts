import type { Item } from './kinds';
import type { Rules } from './scheme';
import type { Statement } from './statement';

/** What the year can't be ranked without (M11), and nothing says: by none of the ways in which it may be assessed. */
export function lackedItems(
  { effects }: Pick<Statement, 'effects'>,
  { items }: Pick<Rules, 'items'>
): Item[] {
  const has = (id: string) => effects.some((effect) => effect.item === id && effect.reason !== 'reversed');
  return items.filter((item) => {
    // By its own keys: a phone knows items, and no kinds.
    if (!('required' in item) || !item.required) return false;
    const ways = items.filter((one) => one.kind === item.kind && 'of' in one && one.of === item.id);
    return ![item, ...ways].some(({ id }) => has(id));
  });
}

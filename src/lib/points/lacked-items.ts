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
    if ((item.kind !== 'assess' && item.kind !== 'ballot') || !item.required) return false;
    const ways = items.filter((one) => one.kind === 'assess' && one.of === item.id);
    return ![item, ...ways].some(({ id }) => has(id));
  });
}

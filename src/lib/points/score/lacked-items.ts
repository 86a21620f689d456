import type { Item } from '../kinds';
import type { SchemeRules } from '../scheme/scheme';
import type { Statement } from './statement';

/**
 * The items without which the year can't be ranked (M11) and that no entry assesses, by any of their ways.
 */
export function lackedItems(
  { effects }: Pick<Statement, 'effects'>,
  { items }: Pick<SchemeRules, 'items'>
): Item[] {
  const has = (id: string) => effects.some((effect) => effect.item === id && effect.reason !== 'reversed');
  return items.filter((item) => {
    // The item's own keys are used, because a phone knows items, and no kinds.
    if (!('required' in item) || !item.required) return false;
    const ways = items.filter((one) => one.kind === item.kind && 'of' in one && one.of === item.id);
    return ![item, ...ways].some(({ id }) => has(id));
  });
}

import { kindOf } from '../kinds';
import { outcomeKindOf } from '../outcomes';
import type { SchemeRules } from '../scheme/scheme';
import type { Finder, SchemeRemark } from './finding';

/** Items that no entry can ever make count, and facts that nothing looks at. */
export const neverCounts: Finder = {
  code: 'never-counts',
  find(rules) {
    const looked = lookedAt(rules);
    return rules.items.flatMap((item, n): SchemeRemark[] => {
      const why = kindOf(item).neverCounts?.(item, looked.has(item.id));
      if (!why) return [];
      const at = ['items', n, 'id'];
      return [{ at, zh: `“${item.name}”：${why.zh}`, en: `“${item.english}”: ${why.en}` }];
    });
  }
};

/** Ids of items that other items, or outcomes, look at. */
function lookedAt({ items, outcomes }: SchemeRules): Set<string> {
  return new Set([
    ...items.flatMap((item) => (kindOf(item).looksAt?.(item) ?? []).map((reference) => reference.item)),
    ...outcomes.flatMap((rule) => (outcomeKindOf(rule).names(rule).items ?? []).map(({ item }) => item))
  ]);
}

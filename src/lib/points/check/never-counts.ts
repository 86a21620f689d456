import { kindOf, type Item } from '../kinds';
import { outcomeKindOf } from '../outcomes';
import type { Rules } from '../scheme';
import type { Finder, Remark } from './finding';

/** Items that no entry can ever make count, and facts that nothing looks at. */
export const neverCounts: Finder = {
  code: 'never-counts',
  find(rules) {
    const looked = lookedAt(rules);
    return rules.items.flatMap((item, n): Remark[] => {
      if (item.kind === 'fact' && !looked.has(item.id)) {
        const zh = '没有别的项目用到它，登记了也不起作用';
        return [remark(item, n, zh, 'nothing else looks at it: entries have no effect')];
      }
      if (isEmpty(item)) {
        const zh = '下限比上限还大，任何分值都不合规定';
        return [remark(item, n, zh, 'its least is more than its most: no value is allowed')];
      }
      return isWorthless(item) ? [remark(item, n, '分值总是 0', 'it is always worth 0')] : [];
    });
  }
};

/** Ids of items that other items, or outcomes, look at. */
function lookedAt({ items, outcomes }: Rules): Set<string> {
  return new Set([
    ...items.flatMap((item) => (kindOf(item).looksAt?.(item) ?? []).map((look) => look.item)),
    ...outcomes.flatMap((rule) => (outcomeKindOf(rule).names(rule).items ?? []).map(({ item }) => item))
  ]);
}

function isEmpty(item: Item): boolean {
  return item.kind === 'amount' && (item.least ?? 0) > (item.most ?? Infinity);
}

function isWorthless(item: Item): boolean {
  if (item.kind === 'count') return item.points === 0 && (item.atLeast?.else ?? 0) === 0;
  if (item.kind === 'standing') return item.points === 0;
  // Each month would start with nothing that could be taken.
  if (item.kind === 'allowance') return item.per === 'month' && item.max === undefined;
  if (item.kind === 'ranks') return item.ranks.every((span) => span.points === 0 || span.first > span.last);
  return item.kind === 'levels' && Object.values(item.levels).every((points) => points === 0);
}

function remark(item: Item, n: number, zh: string, en: string): Remark {
  return { at: ['items', n, 'id'], zh: `“${item.name}”：${zh}`, en: `“${item.id}”: ${en}` };
}

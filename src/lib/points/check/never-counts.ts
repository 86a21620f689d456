import type { Item } from '../kinds';
import type { Scheme } from '../scheme';
import type { Remark } from './finding';

/** Items that no entry can ever make count, and facts that no item looks at. */
export function neverCounts(scheme: Scheme): Remark[] {
  const lookedAt = new Set(scheme.items.flatMap((item) => (item.kind === 'standing' ? item.unless : [])));
  return scheme.items.flatMap((item, n): Remark[] => {
    if (item.kind === 'fact' && !lookedAt.has(item.id)) {
      return [
        remark(
          item,
          n,
          '没有别的项目用到它，登记了也不起作用',
          'no other item looks at it: entries have no effect'
        )
      ];
    }
    return isWorthless(item) ? [remark(item, n, '分值总是 0', 'it is always worth 0')] : [];
  });
}

function isWorthless(item: Item): boolean {
  if (item.kind === 'count' || item.kind === 'standing') return item.points === 0;
  if (item.kind === 'ranks') return item.ranks.every((span) => span.points === 0 || span.first > span.last);
  return item.kind === 'levels' && Object.values(item.levels).every((points) => points === 0);
}

function remark(item: Item, n: number, zh: string, en: string): Remark {
  return {
    code: 'never-counts',
    at: ['items', n, 'id'],
    zh: `“${item.name}”：${zh}`,
    en: `“${item.id}”: ${en}`
  };
}

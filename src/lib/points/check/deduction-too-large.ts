import { formatPoints } from '../hundredths';
import type { Item } from '../kinds';
import type { Finder, Remark } from './finding';

/** A deduction larger than the item that it is taken from: the item stays at 0, and the rest is lost (E: duty-grave). */
export const deductionTooLarge: Finder = {
  code: 'deduction-too-large',
  find({ items }) {
    const byId = new Map(items.map((item) => [item.id, item]));
    return items.flatMap((item, n): Remark[] => {
      if (item.kind !== 'clause' || item.beyond || item.takes === 'all') return [];
      const takes = Math.max(item.takes, ...Object.values(item.byGroup));
      const home = byId.get(item.of);
      const max = home === undefined ? null : marksOf(home);
      if (home === undefined || max === null || takes <= max) return [];
      const [size, most] = [formatPoints(takes), formatPoints(max)];
      return [
        {
          at: ['items', n, 'takes'],
          zh: `“${item.name}”扣 ${size} 分，而“${home.name}”一共只有 ${most} 分：扣完为止，多出的不起作用`,
          en: `“${item.id}” takes ${size}, but “${home.id}” has only ${most}: it stays at 0, the rest has no effect`
        }
      ];
    });
  }
};

function marksOf(item: Item): number | null {
  if (item.kind === 'allowance') return item.max ?? null;
  return item.kind === 'assess' || item.kind === 'shortfall' ? item.max : null;
}

import { formatPoints } from '../hundredths';
import { kindOf } from '../kinds';
import type { Finder, SchemeRemark } from './finding';

/** A deduction larger than the item that it is taken from: the item stays at 0, and the rest is lost (E: duty-grave). */
export const deductionTooLarge: Finder = {
  code: 'deduction-too-large',
  find({ items }) {
    const byId = new Map(items.map((item) => [item.id, item]));
    return items.flatMap((item, n): SchemeRemark[] => {
      const part = kindOf(item).partOf?.(item);
      const home = byId.get(part?.of ?? '');
      const takes = part?.takes ?? 0;
      const max = (home && kindOf(home).marks?.(home)) ?? Infinity;
      if (!home || takes <= max) return [];
      const [size, most] = [formatPoints(takes), formatPoints(max)];
      return [
        {
          at: ['items', n, 'takes'],
          zh: `“${item.name}”扣 ${size} 分，而“${home.name}”一共只有 ${most} 分：扣完为止，多出的不起作用`,
          en: `“${item.english}” takes ${size}, but “${home.english}” has only ${most}: it stays at 0, the rest has no effect`
        }
      ];
    });
  }
};

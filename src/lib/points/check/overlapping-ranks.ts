import type { Scheme } from '../scheme';
import type { Remark } from './finding';

/** Bounds that overlap: of two spans with the same rank only the first is ever used. */
export function overlappingRanks(scheme: Scheme): Remark[] {
  return scheme.items.flatMap((item, n): Remark[] => {
    if (item.kind !== 'ranks') return [];
    return item.ranks.flatMap((span, m): Remark[] => {
      const earlier = item.ranks.slice(0, m).some((one) => one.first <= span.last && span.first <= one.last);
      if (!earlier) return [];
      return [
        {
          code: 'overlapping-ranks',
          at: ['items', n, 'ranks', m],
          zh: `“${item.name}”：第 ${span.first}–${span.last} 名与前面的名次重叠`,
          en: `“${item.id}”: ranks ${span.first}–${span.last} overlap with earlier ones`
        }
      ];
    });
  });
}

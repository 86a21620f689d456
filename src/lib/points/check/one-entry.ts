import { kindOf, type Item } from '../kinds';

/** The most that one entry of an item can add or take, by size; `times`: a quantity multiplies it. Infinity: no bound. */
export function oneEntry(item: Item): { most: number; times: boolean } {
  return { most: sizeOf(item), times: kindOf(item).hasQuantity };
}

function sizeOf(item: Item): number {
  switch (item.kind) {
    case 'count':
      return Math.abs(item.points);
    case 'levels':
      return Math.max(0, ...Object.values(item.levels).map(Math.abs));
    case 'ranks':
      return Math.max(0, ...item.ranks.map(({ points }) => Math.abs(points)));
    case 'clause':
      return item.takes === 'all' ? Infinity : Math.max(item.takes, ...Object.values(item.byGroup));
    case 'amount':
      return item.most ?? Infinity;
    case 'allowance':
      return item.max ?? Infinity;
    case 'assess':
      return item.max;
    case 'fact':
    case 'veto':
      return 0;
    default:
      return Infinity;
  }
}

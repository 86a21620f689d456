import { kindOf } from '../kinds';
import type { Finder, SchemeRemark } from './finding';

/** Spans of ranks that overlap (of two with the same rank only the first is ever used) or leave ranks between them out. */
export const rankBounds: Finder = {
  code: 'rank-bounds',
  find: ({ items }) =>
    items.flatMap((item, n): SchemeRemark[] => {
      const spans = kindOf(item).spans?.(item) ?? [];
      return spans.flatMap((span, m): SchemeRemark[] => {
        const at = ['items', n, ...span.at];
        const earlier = spans.slice(0, m);
        if (earlier.some((one) => one.first <= span.last && span.first <= one.last)) {
          const zh = `“${item.name}”：第 ${span.first}–${span.last} 名与前面的名次重叠`;
          return [
            { at, zh, en: `“${item.english}”: ranks ${span.first}–${span.last} overlap with earlier ones` }
          ];
        }
        const before = Math.max(0, ...spans.filter((one) => one.last < span.first).map((one) => one.last));
        if (before === 0 || before + 1 === span.first) return [];
        const zh = `“${item.name}”：第 ${before + 1}–${span.first - 1} 名没有规定`;
        return [
          { at, zh, en: `“${item.english}”: nothing is said of ranks ${before + 1}–${span.first - 1}` }
        ];
      });
    })
};

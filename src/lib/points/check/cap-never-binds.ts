import { formatPoints } from '../hundredths';
import type { Item } from '../kinds';
import type { Rules, Section } from '../scheme';
import type { Finder, Remark } from './finding';
import { oneEntry } from './one-entry';

/** Caps that nothing reaches: of one matter (C3: at most 10, no single item has as much), and of a section. */
export const capNeverBinds: Finder = {
  code: 'cap-never-binds',
  find: (rules) => [...ofMatters(rules), ...ofSections(rules)]
};

function ofMatters({ sameMatter, items }: Rules): Remark[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return sameMatter.flatMap((set, n): Remark[] => {
    if (set.kind !== 'highest' || set.most === undefined) return [];
    const each = set.items.flatMap((id) => byId.get(id) ?? []).map(oneEntry);
    const most = Math.max(0, ...each.map((one) => one.most));
    if (most >= set.most) return [];
    const [cap, reached] = [formatPoints(set.most), formatPoints(most)];
    const times = each.some((one) => one.times);
    return [
      {
        at: ['sameMatter', n, 'most'],
        zh: `同一事项最高 ${cap} 分的上限没有单个事项达得到（最多 ${reached} 分）${times ? '，只有数量大于 1 时才会用到' : '，永远用不上'}`,
        en: `no single item reaches the ${cap} that one matter may bring (at most ${reached}): ${times ? 'only a quantity above 1 can' : 'the cap never binds'}`
      }
    ];
  });
}

function ofSections({ sections, items }: Rules): Remark[] {
  return sections.flatMap((section, n): Remark[] => {
    const own = items.filter((item) => item.section === section.id);
    return [
      ...remarkOf(section, n, 'most', section.most, sum(own, 1)),
      ...remarkOf(section, n, 'least', section.least === undefined ? undefined : -section.least, sum(own, -1))
    ];
  });
}

function remarkOf(
  section: Section,
  n: number,
  key: 'most' | 'least',
  cap: number | undefined,
  reach: number
): Remark[] {
  // A cap that is just reached still says how much there is at most.
  if (cap === undefined || reach >= cap) return [];
  const [said, reached] = [formatPoints(cap), formatPoints(reach)];
  const way = key === 'most' ? { zh: '最多', en: 'bring' } : { zh: '最多扣', en: 'take' };
  return [
    {
      at: ['sections', n, key],
      zh: `“${section.name}”${way.zh} ${said} 分的上限永远用不上：各项加起来也只有 ${reached} 分`,
      en: `the cap of ${said} on “${section.id}” never binds: all its items together ${way.en} at most ${reached}`
    }
  ];
}

/** How much the items of a section can bring (1) or take (−1) in a year; Infinity where one has no bound. */
function sum(items: readonly Item[], way: 1 | -1): number {
  return items.reduce((total, item) => total + boundOf(item, way), 0);
}

function boundOf(item: Item, way: 1 | -1): number {
  switch (item.kind) {
    case 'fact':
    case 'veto':
      return 0;
    case 'allowance':
      if (item.per === 'month' || item.max === undefined)
        return item.max === undefined && way === 1 ? 0 : Infinity;
      return item.inBase === (way === 1) ? 0 : item.max;
    case 'assess':
    case 'ballot':
    case 'weighted':
    case 'shortfall':
      return way === 1 ? boundedMarks(item) : 0;
    case 'clause':
      return way === 1 ? 0 : item.beyond || item.fromYear !== undefined ? Infinity : 0;
    case 'amount':
      return (item.does === 'add') === (way === 1) ? Infinity : 0;
    case 'count':
      return Math.sign(item.points) === way || item.atLeast ? Infinity : 0;
    default:
      return Infinity;
  }
}

function boundedMarks(item: Extract<Item, { kind: 'assess' | 'ballot' | 'weighted' | 'shortfall' }>): number {
  return item.kind === 'ballot' ? item.weight : item.max;
}

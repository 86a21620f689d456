import { formatPoints } from '../hundredths';
import { kindOf, type Item } from '../kinds';
import type { SchemeRules, Section } from '../scheme/scheme';
import type { Finder, SchemeRemark } from './finding';

/**
 * Finds caps that can't be reached: of one matter (C3 allows at most 10, and no single item has as much),
 * and of a section.
 */
export const capNeverBinds: Finder = {
  code: 'cap-never-binds',
  find: (rules) => [...ofMatters(rules), ...ofSections(rules)]
};

function ofMatters({ sameMatter, items }: SchemeRules): SchemeRemark[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return sameMatter.flatMap((set, n): SchemeRemark[] => {
    if (set.kind !== 'highest' || set.most === undefined) return [];
    const each = set.items.flatMap((id) => byId.get(id) ?? []);
    const most = Math.max(0, ...each.map((item) => boundsOf(item).entry));
    if (most >= set.most) return [];
    const [cap, reached] = [formatPoints(set.most), formatPoints(most)];
    const times = each.some((item) => kindOf(item).hasQuantity);
    return [
      {
        at: ['sameMatter', n, 'most'],
        zh: `同一事项最高 ${cap} 分的上限没有单个事项达得到（最多 ${reached} 分）${times ? '，只有数量大于 1 时才会用到' : '，永远用不上'}`,
        en: `no single item reaches the ${cap} that one matter may bring (at most ${reached}): ${times ? 'only a quantity above 1 can' : 'the cap never binds'}`
      }
    ];
  });
}

function ofSections({ sections, items }: SchemeRules): SchemeRemark[] {
  return sections.flatMap((section, n): SchemeRemark[] => {
    const own = items.filter((item) => item.section === section.id).map(boundsOf);
    const [adds, takes] = [sum(own.map((one) => one.adds)), sum(own.map((one) => one.takes))];
    return [
      ...remarkOf(section, n, 'most', section.most, adds),
      ...remarkOf(section, n, 'least', section.least === undefined ? undefined : -section.least, takes)
    ];
  });
}

function remarkOf(
  section: Section,
  n: number,
  key: 'most' | 'least',
  cap: number | undefined,
  reach: number
): SchemeRemark[] {
  // A cap that is just reached still says how much there is at most.
  if (cap === undefined || reach >= cap) return [];
  const [said, reached] = [formatPoints(cap), formatPoints(reach)];
  const way = key === 'most' ? { zh: '最多', en: 'bring' } : { zh: '最多扣', en: 'take' };
  return [
    {
      at: ['sections', n, key],
      zh: `“${section.name}”${way.zh} ${said} 分的上限永远用不上：各项加起来也只有 ${reached} 分`,
      en: `the cap of ${said} on “${section.english}” never binds: all its items together ${way.en} at most ${reached}`
    }
  ];
}

const boundsOf = (item: Item) => kindOf(item).bounds(item);
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

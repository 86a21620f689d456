import {
  lastDay,
  lastMonth,
  monthNumber,
  periodOf,
  periodsAround,
  quarterOf,
  wholeYear
} from '$lib/calendar';
import type { WrittenEntry } from '$lib/points';
import type { DemoMonth } from './demo-unit';

/**
 * The rankings that the document asks for: the quarter's 四知四清四掌握, and each half-year's study platform.
 * They take turns, so that nobody leads all year.
 */
export function communityRanks({ people, month, until }: DemoMonth): WrittenEntry[] {
  const date = lastDay(month);
  const quarter = quarterOf(month);
  if (until < date || lastMonth(quarter) !== month) return [];
  const year = wholeYear(month);
  const present = people.filter(({ from, to }) => (from ?? '') <= date && (to ?? date) >= date);
  const ranking = (item: string, basis: string) =>
    Array.from({ length: 5 }, (_, place) => ({
      item,
      basis,
      date,
      id: `${month}-${item}-${place + 1}`,
      subject: present[(monthNumber(month) + place * 4) % present.length]?.id ?? '',
      period: month,
      quantity: 1,
      value: String(place + 1),
      matterText: '',
      reverses: null
    }));
  const half = periodsAround(month).find((period) => period.includes('H') && lastMonth(period) === month);
  return [
    ...ranking('four-knows', `四知四清四掌握考核通报〔${year}〕${periodOf(quarter).part}号`),
    ...(half ? ranking('study-top5', `学习强国半年汇总〔${year}〕${periodOf(half).part}号`) : [])
  ];
}

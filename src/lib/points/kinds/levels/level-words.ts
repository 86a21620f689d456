import { own } from '../../own';
import { levelIds, levelNames, type Level, type LevelsItem } from './levels';

/**
 * Other words of people and documents for a level. Ledgers have its English name only, so that phones need none
 * of these.
 */
const kin: Readonly<Partial<Record<Level, readonly string[]>>> = {
  school: ['学校'],
  township: ['全乡'],
  town: ['全镇', '乡镇'],
  street: ['街办', '街道办', '街道办事处', '办事处'],
  county: ['全县', '县区', '区县'],
  city: ['全市'],
  prefecture: ['地', '全地区', '地级市'],
  province: ['全省'],
  national: ['全国', '中央'],
  poor: ['差', '效果差', '效果较差'],
  'special-prize': ['特等'],
  'first-prize': ['一等'],
  'second-prize': ['二等'],
  'third-prize': ['三等']
};

/**
 * The level that a text names, in Chinese (with or without 级) or English.
 * @param ids in which levels to look
 * @param more words of the document itself: 威海 is a prefecture's where the document says so
 */
export function levelNamed(
  text: string,
  ids: readonly Level[] = levelIds,
  more: LevelsItem['levelWords'] = {}
): Level | null {
  const plain = text.toLowerCase();
  const isWord = (word: string) => text === word || text === `${word}级`;
  return ids.find((id) => plain === id || [...wordsOf(id), ...(own(more, id) ?? [])].some(isWord)) ?? null;
}

function wordsOf(id: Level): readonly string[] {
  return [levelNames[id], ...(kin[id] ?? [])];
}

/** The words for an item's levels, for somebody who wrote another one: `区（文登）、地区（地、威海）、较差（差）`. */
export function acceptedLevels(item: LevelsItem): string {
  return levelIds
    .filter((id) => id in item.levels)
    .map((id) => {
      const others = [...(kin[id]?.slice(0, 1) ?? []), ...(own(item.levelWords ?? {}, id) ?? [])];
      return others.length === 0 ? levelNames[id] : `${levelNames[id]}（${others.join('、')}）`;
    })
    .join('、');
}

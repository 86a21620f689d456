import { levelNames } from '../../kinds/levels/levels';

const words = ['自治区', '地区', '街道', '国家', '全国', '省', '市', '县', '区', '地'];
const word = new RegExp(`(${words.join('|')})(?:级|(?=[、级表奖召转党国每]|[^\u4e00-\u9fff]|$))`, 'g');

/** The levels that a sentence names, in its order, by the names that ledgers use: `国家级、市级` → 国家, 市. */
export function levelsIn(text: string): string[] {
  return [...text.matchAll(word)].map(([, name = '']) =>
    name === '全国' ? '国家' : name === '地' ? '地区' : name
  );
}

/** The id of a level by its Chinese name; null for an unknown one. */
export function levelId(name: string): string | null {
  const found = Object.entries(levelNames).find(([id, chinese]) => chinese === name || id === name);
  return found?.[0] ?? null;
}

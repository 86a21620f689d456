import * as v from 'valibot';
import { formatPoints } from '../../hundredths';
import { own } from '../../own';
import { itemKeys, listOf, name, points } from '../../scheme/shape';
import { kindDefaults, unbounded, worthNothing, type KindOfShape } from '../kind';

/** English and Chinese names of the levels; a ledger has the English one. */
export const levelNames = {
  village: '村',
  community: '社区',
  school: '校',
  township: '乡',
  town: '镇',
  street: '街道',
  district: '区',
  county: '县',
  city: '市',
  prefecture: '地区',
  province: '省',
  region: '自治区',
  national: '国家',
  poor: '较差',
  'special-prize': '特等奖',
  'first-prize': '一等奖',
  'second-prize': '二等奖',
  'third-prize': '三等奖'
} as const;
export type Level = keyof typeof levelNames;
export const levelIds = Object.keys(levelNames) as Level[];

export const levelsShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('levels'),
  levels: v.record(v.picklist(levelIds), points),
  /** the document's own words for a level: 威海 for a prefecture */
  levelWords: v.optional(v.record(v.picklist(levelIds), listOf(name, 20)))
});
export type LevelsItem = v.InferOutput<typeof levelsShape>;

/** Points by level name in `value`. */
export const levels: KindOfShape<typeof levelsShape> = {
  ...kindDefaults,
  // People's words for a level are read in `level-words.ts`.
  readValue: (item, text) => (own(item.levels, text) === undefined ? null : text),
  face: (item, entry) => item.levels[entry.value as Level] ?? 0,
  said: (_item, value) => ({ zh: own(levelNames, value) ?? value, en: value }),
  bounds: (item) => ({
    ...unbounded,
    entry: Math.max(0, ...Object.values(item.levels).map((worth) => Math.abs(worth)))
  }),
  neverCounts: (item) => (Object.values(item.levels).every((worth) => worth === 0) ? worthNothing : null),
  words(item) {
    const each = levelIds.flatMap((one) => {
      const worth = item.levels[one];
      return worth === undefined ? [] : [{ one, worth: formatPoints(worth, { signed: true }) }];
    });
    return {
      zh: each.map(({ one, worth }) => `${levelNames[one]} ${worth}`).join('、'),
      en: each.map(({ one, worth }) => `${one} ${worth}`).join(', ')
    };
  }
};

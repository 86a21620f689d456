import * as v from 'valibot';
import { itemKeys, points } from '../shape';
import type { Kind } from './kind';

/** English and Chinese names of the levels; in a ledger stands the English one. */
export const levelNames = {
  street: '街道',
  district: '区',
  county: '县',
  city: '市',
  prefecture: '地区',
  province: '省',
  region: '自治区',
  national: '国家',
  poor: '较差'
} as const;
export type Level = keyof typeof levelNames;
const levels = Object.keys(levelNames) as Level[];

/** Points by level name in `value`. */
export const levelsShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('levels'),
  levels: v.record(v.picklist(levels), points)
});
export type LevelsItem = v.InferOutput<typeof levelsShape>;

export const levelsKind = {
  entered: true,
  hasQuantity: false,
  needsBasis: false,
  monthly: () => false,
  readValue: (item, text) => levels.find((one) => one in item.levels && means(text, one)) ?? null,
  face: (item, entry) =>
    levels.reduce((worth, one) => (one === entry.value ? (item.levels[one] ?? 0) : worth), 0)
} satisfies Kind<LevelsItem>;

function means(text: string, level: Level): boolean {
  return text.toLowerCase() === level || text === levelNames[level] || text === `${levelNames[level]}级`;
}

import { formatPoints } from '../hundredths';
import { kindOf, type Item } from '.';
import type { KindText } from './kind';
import { acceptedLevels, levelNamed } from './levels/level-words';
import type { Level } from './levels/levels';

/**
 * Reads a value as somebody has written it, levels in the words of their document too.
 * @returns the value in its canonical form; null when the item can't read it
 */
export function readValue(item: Item, text: string): string | null {
  if (item.kind !== 'levels') return kindOf(item).readValue(item, text);
  return levelNamed(text, Object.keys(item.levels) as Level[], item.levelWords);
}

/** The values that an item takes, in words for the refusal of another one. */
export function acceptedValues(item: Item): KindText {
  switch (item.kind) {
    case 'levels':
      return {
        zh: `等级：${acceptedLevels(item)}`,
        en: `a level: ${Object.keys(item.levels).join(', ')}, or in Chinese ${acceptedLevels(item)}`
      };
    case 'ranks':
      return { zh: '名次，例如 1', en: 'a rank such as 1' };
    case 'assess':
      return item.perGrade === undefined
        ? { zh: `0 到 ${formatPoints(item.max)} 的分值`, en: `points from 0 to ${formatPoints(item.max)}` }
        : { zh: '比最好低几个等次，从 0 起', en: 'how many grades below the best, from 0' };
    case 'amount':
      return amountBetween(item.least, item.most);
    case 'allowance':
      return { zh: '要扣的分值，大于 0', en: 'the points to take off, above 0' };
    default:
      return { zh: '分值，最多两位小数', en: 'points with at most two decimals' };
  }
}

/** A reversal has neither item nor value. */
export const acceptedInReversal: KindText = {
  zh: '更正行留空，不填分值',
  en: 'nothing, since a reversal has no value'
};

function amountBetween(least: number | undefined, most: number | undefined): KindText {
  if (least !== undefined && most !== undefined)
    return {
      zh: `${formatPoints(least)} 到 ${formatPoints(most)} 的分值`,
      en: `points from ${formatPoints(least)} to ${formatPoints(most)}`
    };
  if (least !== undefined)
    return { zh: `不少于 ${formatPoints(least)} 的分值`, en: `at least ${formatPoints(least)} points` };
  if (most !== undefined)
    return {
      zh: `大于 0、不超过 ${formatPoints(most)} 的分值`,
      en: `more than 0 and at most ${formatPoints(most)} points`
    };
  return { zh: '大于 0 的分值', en: 'more than 0 points' };
}

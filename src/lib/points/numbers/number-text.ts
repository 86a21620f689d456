import { groupName } from '../scheme/group-name';
import { isRecord } from '../scheme/parameters';
import type { Path } from '../scheme/scheme-lines';
import { levelNames, type Level } from '../kinds/levels/levels';
import { own } from '../own';

/** A text in both languages. */
export interface NumberText {
  zh: string;
  en: string;
}

/** The facts that the words of a number are made from. */
export interface NumberPlace {
  list: string;
  /** path within the rule, or within the list's own map: ['limit', 'times'] */
  within: Path;
  /** the rule that it stands in */
  rule: Record<string, unknown>;
  /** an item's name by its id */
  nameOf: (item: string) => NumberText;
}

type Sentence = (place: NumberPlace & { measure: string }) => NumberText;

const said =
  (zh: string, en: string): Sentence =>
  () => ({ zh, en });

/** By list and key; `*` where any list has it. */
const words: Readonly<Record<string, Sentence>> = {
  'base base': said('年初基础分', 'points at the start of a year'),
  'year least': said('全年总分最低', 'least total of a year'),
  'deadlines day': said('次月几日前', 'day of the next month by which it is due'),
  'redemption points': ({ measure }) => ({ zh: `每${measure}兑换分值`, en: 'price of one' }),
  'parameters value': said('取值', 'value'),
  'parameters least': said('可设的最小值', 'least that may be set'),
  'parameters most': said('可设的最大值', 'most that may be set'),
  'sections least': said('本部分全年最低', 'least of the section in a year'),
  'sections most': said('本部分全年最多', 'most of the section in a year'),
  'items least': said('每次至少', 'least each time'),
  'items most': said('每次至多', 'most each time'),
  'items max': said('满分', 'full marks'),
  'items perGrade': said('每降一个等次扣', 'taken for each grade'),
  'items weight': said('平均分乘以', 'factor of the mean'),
  'items minimum': said('每类最少票数', 'fewest ballots of a group'),
  'items outOf': said('细则满分合计', 'full marks of the detail table'),
  'items target': ({ measure }) => ({ zh: `全年目标（${measure}）`, en: 'target of the year' }),
  'items each': ({ measure }) => ({ zh: `每少一${measure}扣`, en: 'taken for each one missing' }),
  'items voidOver': ({ measure }) => ({
    zh: `超过几${measure}此项不得分`,
    en: 'more than so many void the item'
  }),
  'items fromYear': said('另从总分扣', 'taken from the year’s total besides'),
  'items takes': ({ measure, within }) =>
    within[0] === 'steps'
      ? { zh: `第 ${Number(within[1]) + 1} 档扣`, en: `taken at step ${Number(within[1]) + 1}` }
      : { zh: `每${measure}扣`, en: 'taken each time' },
  'items else': said('不足的增减', 'change when there are fewer'),
  'items times': ({ within, rule, measure }) => {
    if (within[0] === 'atLeast') return { zh: `全年至少几${measure}`, en: 'at least so many in a year' };
    const isMonth = isRecord(rule['limit']) && rule['limit']['per'] === 'month';
    return isMonth
      ? { zh: `一个月最多计几${measure}`, en: 'at most so many a month' }
      : { zh: `一年最多计几${measure}`, en: 'at most so many a year' };
  },
  'items points': ({ within, rule, measure }) => {
    if (within[0] === 'ranks') return spanOf(rule, within);
    return rule['kind'] === 'standing'
      ? { zh: '每月加', en: 'each month' }
      : { zh: `每${measure}分值`, en: 'points each time' };
  },
  'items first': ({ within }) => ({
    zh: `第 ${Number(within[1]) + 1} 档从第几名起`,
    en: `first rank of step ${Number(within[1]) + 1}`
  }),
  'items last': ({ within }) => ({
    zh: `第 ${Number(within[1]) + 1} 档到第几名止`,
    en: `last rank of step ${Number(within[1]) + 1}`
  }),
  'items places': said('每期名额', 'places in a period'),
  'sameMatter most': said('同一事项最多计', 'most of one matter'),
  'outcomes share': said('范围', 'share'),
  'outcomes exceptTop': said('不含前列的范围', 'except the top share'),
  'outcomes withinTop': said('须在前列的范围', 'within the top share'),
  'outcomes withinBottom': said('须在后列的范围', 'within the bottom share'),
  'outcomes count': said('人数', 'how many'),
  'outcomes times': said('连续几次', 'times in a row'),
  'outcomes atLeast': said('至少几次', 'at least so many times'),
  'outcomes from': ({ within, rule, nameOf }) => {
    const also = rule['alsoWith'];
    if (within[0] !== 'alsoWith' || !isRecord(also)) return { zh: '不低于', en: 'from' };
    const item = nameOf(String(also['item']));
    return { zh: `有“${item.zh}”的，不低于`, en: `with “${item.en}”, from` };
  },
  'outcomes below': said('低于', 'below'),
  'conversions each': said('每满多少分', 'for each full'),
  'conversions gives': ({ rule }) => ({
    zh: `折算几${String(rule['unit'] ?? '')}`,
    en: `gives (${String(rule['unitEnglish'] ?? rule['unit'] ?? '')})`
  })
};

/** The words for what a number of a scheme is: 满分, 每次扣, 第 1—5 名得分. */
export function numberText(place: NumberPlace): NumberText {
  const { list, within, rule, nameOf } = place;
  const key = String(within[within.length - 1] ?? list);
  const around = String(within[within.length - 2] ?? '');
  const measure = typeof rule['measure'] === 'string' && rule['measure'] !== '' ? rule['measure'] : '次';
  if (around === 'levels') {
    const level = own(levelNames, key as Level) ?? key;
    return { zh: key === 'poor' ? level : `${level}级`, en: key };
  }
  if (around === 'byGroup') {
    const group = groupName(key);
    return { zh: `${group.zh}每${measure}扣`, en: `taken from ${group.en} each time` };
  }
  if (around === 'groups') {
    const group = groupName(key);
    return { zh: `${group.zh}平均分占（%）`, en: `percentage of the mean of ${group.en}` };
  }
  if (around === 'over') {
    const item = nameOf(key);
    return {
      zh: `第 ${Number(within[1]) + 1} 档：${item.zh}超过`,
      en: `step ${Number(within[1]) + 1}: more ${item.en} than`
    };
  }
  const sentence = own(words, `${list} ${key}`);
  return sentence?.({ ...place, measure }) ?? { zh: within.join(' '), en: within.join(' ') };
}

/** Whether a number has words of its own; a test keeps them complete. */
export function hasNumberText(list: string, within: Path): boolean {
  const key = String(within[within.length - 1] ?? list);
  const around = String(within[within.length - 2] ?? '');
  return (
    ['levels', 'byGroup', 'groups', 'over'].includes(around) || own(words, `${list} ${key}`) !== undefined
  );
}

function spanOf(rule: Record<string, unknown>, within: Path): NumberText {
  const ranks = rule['ranks'];
  const span: unknown = Array.isArray(ranks) ? ranks[Number(within[1])] : null;
  if (!isRecord(span)) return { zh: '得分', en: 'points' };
  const [first, last] = [String(span['first']), String(span['last'])];
  return first === last
    ? { zh: `第 ${first} 名得分`, en: `points of rank ${first}` }
    : { zh: `第 ${first}—${last} 名得分`, en: `points of ranks ${first}–${last}` };
}

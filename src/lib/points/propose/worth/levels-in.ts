import { levelNamed } from '../../kinds/levels/level-words';
import type { ProposalRemark } from '../remark';

/** Words for a level in documents, and the name that it has in ledgers. The longer word stands before those in it. */
const wordNames: Record<string, string> = {
  自治区: '自治区',
  地区: '地区',
  社区: '社区',
  街道: '街道',
  国家: '国家',
  全国: '国家',
  乡镇: '镇',
  县区: '县',
  区县: '县',
  省: '省',
  市: '市',
  县: '县',
  区: '区',
  地: '地区',
  镇: '镇',
  乡: '乡',
  村: '村',
  校: '校'
};
const word = new RegExp(
  `(${Object.keys(wordNames).join('|')})(?:级|(?=[、级表奖召转党国每]|推广|[两三四五]级|及?以[上下]|[^\u4e00-\u9fff]|$))`,
  'g'
);
const prize = /([特一二三])等(?:奖|(?=[、,]|$))/g;

/** The levels that a sentence names, in its order, by the names that ledgers use: `国家级、市级` → 国家, 市. */
export function levelsIn(text: string): string[] {
  // `县(市、区)级` names one level in three ways.
  const plain = text.replace(/[(][市区县镇乡街道、]+[)]/g, '');
  const found = [...plain.matchAll(word)].map(([, name = '']) => wordNames[name] ?? name);
  const prizes = prizesIn(plain);
  return [...found, ...prizes];
}

/** `一、二、三等奖` → 一等奖, 二等奖, 三等奖. */
export function prizesIn(text: string): string[] {
  const each = text
    .replace(/(?<=[特一二三])(?=(?:、[一二三])+等)/g, '等')
    .replace(/(?<=、[二三])(?=、[二三]等)/g, '等');
  return [...each.matchAll(prize)].map(([, place = '']) => `${place}等奖`);
}

/** The id of a level by its Chinese name; null for an unknown one. */
export function levelId(name: string): string | null {
  return levelNamed(name);
}

/** `县级以上` takes in levels that the sentence doesn't name: a person names them. */
export function remarksOnLevels(text: string): ProposalRemark[] {
  const [words] = /[\u4e00-\u9fff]{1,3}及?以[上下]/.exec(text) ?? [];
  return words === undefined ? [] : [{ code: 'levels-above', from: words }];
}

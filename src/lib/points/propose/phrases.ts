import { figure, figureOf } from './figures';

/** A place where a document gives or takes points. `start` and `end` in the text that was looked through. */
export interface Phrase {
  says:
    | 'points'
    | 'list'
    | 'range'
    | 'overflow'
    | 'void'
    | 'veto'
    | 'marks'
    | 'base'
    | 'resolution'
    | 'faults'
    | 'most';
  /** −1 takes, 1 gives */
  sign: 1 | -1;
  figures: number[];
  /** the text breaks off after the number */
  cutOff: boolean;
  start: number;
  end: number;
}

const F = `(${figure})`;
const gap = String.raw`[^\d。;,、(]{0,12}?`;
const verb = String.raw`(?<verb>扣除?|(?<!参)加|(?<![统预合累会审设共])计(?!划)|(?<![书登])记|奖励?|(?<![获取所])得)`;
const capped = String.raw`(?:最多|至多|最高|不得?超过|上限|封顶|(?<![权期有无])限)`;
const capVerb = String.raw`(?:[加扣计得奖记][分除励]?|为|是|只|可|累计|不得?超过|积分|分值?){0,4}`;
const dash = '[-–—~～至]';

/** The order matters: text that an earlier pattern has taken is no longer available to a later one. */
const patterns: [Phrase['says'], RegExp][] = [
  [
    'base',
    new RegExp(
      String.raw`(?<!低于|除去)(?:基础|根底|基本|初始)积?分(?:基础分)?(?:为|每|一般|[\s,年度:]){0,8}${F}分`,
      'g'
    )
  ],
  // `不超过3次的扣1分` says when, not how much at most.
  [
    'most',
    new RegExp(String.raw`${capped}${capVerb}${F}[分次](?!\s*[的者时内])|${F}[分次](?:封顶|为限|为上限)`, 'g')
  ],
  ['veto', /一票否决[\s,]*(?:积分为零)?|积分(?:为|计)零/g],
  ['void', /(?:此项|该项|本项)?不得分/g],
  ['overflow', new RegExp(String.raw`(?:从总分中?扣除?|倒扣)${F}分`, 'g')],
  ['list', new RegExp(String.raw`${verb}${gap}(?<list>${figure}分(?:[、,]${figure}分)+)`, 'g')],
  ['range', new RegExp(String.raw`${verb}${gap}${F}${dash}${F}分`, 'g')],
  ['points', new RegExp(String.raw`${verb}${gap}${F}(?:分|\s*$)`, 'g')],
  ['marks', new RegExp(String.raw`[(](?:满分)?${F}分[)]|分[\s,]*(?:一般)?为?每年度?${F}分`, 'g')],
  ['faults', /据实扣分/g],
  ['resolution', /(?:赋分|加分|奖励)[^。;]{0,24}研究(?:确定|决定)|研究,?[^。;]{0,6}(?:奖励)?加分/g]
];

/** All of them, from left to right, none overlapping. */
export function phrasesIn(text: string): Phrase[] {
  const found: Phrase[] = [];
  for (const [says, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((one) => one.start < end && start < one.end)) continue;
      found.push({
        says,
        sign: signOf(says, match),
        figures: figuresOf(match),
        cutOff: isCutOff(says, match),
        start,
        end
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function signOf(says: Phrase['says'], match: RegExpMatchArray): 1 | -1 {
  if (says === 'void' || says === 'overflow' || says === 'faults' || says === 'veto') return -1;
  return match.groups?.verb?.startsWith('扣') ? -1 : 1;
}

function figuresOf(match: RegExpMatchArray): number[] {
  const list = match.groups?.list;
  if (list !== undefined) return list.split(/[、,]/).map((one) => figureOf(one.replace('分', '')));
  return match
    .slice(1)
    .filter((one) => one !== undefined && !/[扣加计记奖得]/.test(one))
    .map(figureOf);
}

function isCutOff(says: Phrase['says'], match: RegExpMatchArray): boolean {
  return says === 'points' && !match[0].endsWith('分');
}

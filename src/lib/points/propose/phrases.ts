import { figure, figureOf, isFinerThanHundredths } from './figures';

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
    | 'most'
    /** `每次2分`: what it is worth, without whether it adds or takes */
    | 'bare';
  /** −1 takes, 1 gives */
  sign: 1 | -1;
  figures: number[];
  /** the text breaks off after the number */
  cutOff: boolean;
  start: number;
  end: number;
}

const F = `(${figure})`;
/** Words between a verb and its figure. Another verb among them would be the one that the figure belongs to. */
const gap = String.raw`[^\d。;,、(:加扣减≤≥<>=]{0,12}?(?::(?:[每一][次人户项起个件天])?)?\s{0,2}`;
const verb = String.raw`(?<verb>(?<![折抵克])扣(?!完)[除减]?|(?<!递)减(?![少半免轻负弱])|罚(?!款)|(?<![参递附])增?加|(?<![统预合累会审设共])计(?!划)|(?<![书登])记|奖励?|(?<![所收取心值懂])得|(?<![累面体容乘蓄每总堆])积(?!极|分))`;
const capped = String.raw`(?:最多|至多|最高|不得?超过|上限|封顶|(?<![权期有无])限)`;
const capVerb = String.raw`(?:[加扣计得奖记][分除励]?|为|是|只|可|累计|不得?超过|积分|分值?){0,4}`;
const and = '(?:[、,/和与]|以?及)';
const dash = '[-–—~～至]';
/** `得90分以上的`, `积满100分`: a figure that says when something holds, and isn't given or taken. */
const condition = String.raw`(?!\s{0,4}(?:[(][^)]{1,8}[)])?\s{0,4}(?:以[上下内]|及以|或以|者|的?(?:评|定为|可|为[优良合先不])))`;
/** `扣5分起`, `加5分或8分`, `应扣5分而未扣`: what follows takes a figure back, or makes it one of several. */
const certain = String.raw`(?!\s{0,4}(?:(?:而|却)?(?:未|没有?)[加扣减]|或(?!每)|起(?!来|[止至])))`;
const reached = /[满达到够足至]|[高低多少]于|超过/;
/** A figure without a verb of its own, which is no condition: `优10分,良5分`. */
const bareFigure = new RegExp(
  String.raw`(?:(?<![满达到够足至于过\d.]\s{0,2})\d{1,7}(?:\.\d{1,4})?|[一二两三四五六七八九十](?=分[,、]))分(?!钟|的)${condition}`
);

/** `弄虚作假的,`, `有下列情形之一`: somebody has done something. */
const offence =
  /[的者][,、:\s]|[被违犯罪刑毒赌邪黑恶假伤][^,]{0,20}的|下列|情形|(?:^|[,\s])(?:凡|[如若](?!期|实|干))/;

/** The order matters: text that an earlier pattern has taken is no longer available to a later one. */
const patterns: [Phrase['says'], RegExp][] = [
  [
    'base',
    new RegExp(
      String.raw`(?<!低于|除去)(?:基础|基准|根底|基本|初始|起始|底)(?:积?分|积分)值?(?:基础分)?(?:为|每|一般|[\s,年度:人户均]){0,8}${F}分`,
      'g'
    )
  ],
  // `不超过3次的扣1分` says when, not how much at most.
  [
    'most',
    new RegExp(String.raw`${capped}${capVerb}${F}[分次](?!\s*[的者时内])|${F}[分次](?:封顶|为限|为上限)`, 'g')
  ],
  [
    'veto',
    /一票否决[\s,]*(?:积分为零)?|(?<![至到])积分(?:为|计)零|(?:当年|年度|全年|本年度?|全部|所有)的?积分(?:全部|一律|直接|予以)?(?:清零|归零|扣完)/g
  ],
  ['void', /(?:此项|该项|本项)?不得分/g],
  [
    'overflow',
    new RegExp(
      String.raw`(?:从(?:(?:[当本][年月]|个人|年度|年终|全年)*总(?:积|得)?分|(?:年度|全年)[积得]分)中?(?:直接)?扣[除减]?|倒扣)${F}分`,
      'g'
    )
  ],
  [
    'list',
    new RegExp(
      String.raw`${verb}${gap}(?<list>${figure}分?(?:${and}${figure}分?)*${and}${figure}分(?!钟|以))`,
      'g'
    )
  ],
  ['range', new RegExp(String.raw`${verb}${gap}${F}分?\s{0,2}${dash}\s{0,2}${F}分`, 'g')],
  ['range', new RegExp(String.raw`(?<![\d分%第名.])(?<verb>[-+−])${F}分?${dash}[-+−]?${F}分`, 'g')],
  ['points', new RegExp(String.raw`${verb}${gap}${F}(?:分(?!钟)${condition}${certain}|\s*$)`, 'g')],
  ['points', new RegExp(String.raw`(?<![\d分%第名.])(?<verb>[-+−])${F}分(?!钟)${condition}${certain}`, 'g')],
  ['marks', new RegExp(String.raw`[(](?:满分)?${F}分[)]|分[\s,]*(?:一般)?为?每年度?${F}分`, 'g')],
  ['points', new RegExp(String.raw`每[^\d。;,、()]{0,16}积分为${F}分(?!钟)${condition}`, 'g')],
  [
    'bare',
    new RegExp(
      String.raw`每[^\d。;,、()]{0,10}?(?<![满达到够足])${F}分(?!钟|[加扣减奖得记计])${condition}|${F}分(?:[/每](?:人?次|[人户天篇件项起条个]|小时))`,
      'g'
    )
  ],
  ['faults', /据实扣分/g],
  ['resolution', /(?:赋分|加分|奖励)[^。;]{0,24}研究(?:确定|决定)|研究,?[^。;]{0,6}(?:奖励)?加分/g]
];

/** All of them, from left to right, none overlapping. */
export function phrasesIn(text: string): Phrase[] {
  const found: Phrase[] = [];
  const taken = new Uint8Array(text.length);
  for (const [says, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.subarray(start, end).includes(1)) continue;
      if (says === 'points' && (reached.test(match[0]) || figuresOf(match)[0] === 0)) continue;
      if (says === 'points' && isReached(match[0], text.slice(end, end + 3))) continue;
      if (says === 'veto' && !isSanction(text, start, match[0])) continue;
      if ((says === 'marks' || says === 'base') && isPartOfSum(text, start)) continue;
      // No later pattern reads the part that is refused here.
      taken.fill(1, start, end);
      if (isPartOfFigure(says, match[0], text.slice(end, end + 2))) continue;
      const figures = figuresOf(match);
      if (figures.some(isFinerThanHundredths)) continue;
      found.push({
        says,
        sign: signOf(says, match),
        figures,
        cutOff: isCutOff(says, match),
        start,
        end
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** `得90分加2分`, `80(含)-90分加2分`: a figure before another one's verb says when that one holds. */
function isReached(phrase: string, after: string): boolean {
  return /^[得+−-]/.test(phrase) && /^\s*的?[加扣减奖]/.test(after);
}

const minus = /[-−－–负]\s*$/;
/** The words before the last figure of a phrase. */
const beforeFigure = new RegExp(String.raw`^(.*?)${figure}分?\s*$`, 's');

/**
 * Whether a figure is only a part of one that isn't read (`一百零五分`, `百分之五`, `五分之一`, `5分半`), or has a minus that its
 * verb doesn't explain (`加-3分`): then its sentence is left open.
 */
function isPartOfFigure(says: Phrase['says'], phrase: string, after: string): boolean {
  if (!['points', 'list', 'range', 'bare', 'overflow', 'most', 'base'].includes(says)) return false;
  const before = beforeFigure.exec(phrase)?.[1] ?? '';
  if (/[零〇千万点之廿卅伍.．]\s*$/.test(before)) return true;
  if (says === 'list' && /^[,、]?或/.test(after)) return true;
  if (says !== 'range' && minus.test(before) && /^(?:增?加|[奖罚扣减])/.test(before)) return true;
  return /^(?:之|半|[一二三四五六七八九](?![次年个月周天项人名类级等票律般经旦切定直起]))/.test(after);
}

function signOf(says: Phrase['says'], match: RegExpMatchArray): 1 | -1 {
  if (says === 'void' || says === 'overflow' || says === 'faults' || says === 'veto') return -1;
  if (says === 'points' && minus.test(beforeFigure.exec(match[0])?.[1] ?? '')) return -1;
  return /^[扣减罚−-]/.test(match.groups?.verb ?? '') ? -1 : 1;
}

/** Whether words hold a figure that no verb gives or takes: a later verb's figure is then only a part of what they say. */
export function holdsFigure(words: string): boolean {
  return bareFigure.test(words);
}

/** `有一票否决情形的,…`, `被一票否决的,…`: a veto that has happened is what the rest of the sentence is about. */
const isMentioned = /^[”"’』」]?(?:事项|情形|情况|问题|项目?|之一|处理)*[的者]/;

/** Whether a place is in words that only say of what parts a sum is: `由组织生活(40分)、作用发挥(60分)构成`. */
export function isPartOfSum(text: string, at: number): boolean {
  const [before = ''] = /[^。;\n]*$/.exec(text.slice(Math.max(0, at - 200), at)) ?? [];
  const [after = ''] = /^[^。;\n]*/.exec(text.slice(at, at + 200)) ?? [];
  return /由/.test(before) && /[组构]成(?:$|[,:])/.test(after);
}

/**
 * Whether a clearing is a sanction, because its sentence names an offence. `年底积分清零,次年重新计分` begins a new year, and
 * `所有积分清零` alone may be either.
 */
function isSanction(text: string, at: number, words: string): boolean {
  const before =
    text
      .slice(Math.max(0, at - 200), at)
      .split(/[。;\n]/)
      .pop() ?? '';
  const after = text.slice(at, at + 200).split(/[。;\n]/)[0] ?? '';
  if (/12月31日|年[底末终]|次年|下一?年|每年|兑换后|逐年|届时/.test(before + after)) return false;
  if (words.startsWith('一票否决')) return !isMentioned.test(after.slice(words.length));
  return namesOffence(before);
}

/** Whether words say that somebody has done something wrong, so that a consequence is a sanction. */
export function namesOffence(words: string): boolean {
  return offence.test(words);
}

function figuresOf(match: RegExpMatchArray): number[] {
  const list = match.groups?.list;
  if (list !== undefined) return list.split(new RegExp(and)).map((one) => figureOf(one.replace('分', '')));
  return match
    .slice(1)
    .filter((one) => one !== undefined && !/[扣减罚加计记奖得积+−-]/.test(one))
    .map(figureOf);
}

function isCutOff(says: Phrase['says'], match: RegExpMatchArray): boolean {
  return says === 'points' && !match[0].endsWith('分');
}

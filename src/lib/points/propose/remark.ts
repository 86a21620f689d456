import type { Lang } from '../messages';

/**
 * The sentences about what the person who confirms a row should look at. {from}, {to} and the like are
 * filled in.
 */
const sentences = {
  damaged: {
    zh: '疑似扫描错字：“{from}”读作“{to}”',
    en: 'looks like scanning damage: “{from}” read as “{to}”'
  },
  'cut-off': { zh: '原文到这里中断，请对照原件', en: 'the text breaks off here: compare the original' },
  'run-together': {
    zh: '分值与序号连写，读作满分 {from}、第 {to} 项',
    en: 'marks and number run together: read as {from} full marks, number {to}'
  },
  'no-deduction': { zh: '没有找到扣分标准', en: 'no deduction found in the text' },
  'levels-unclear': {
    zh: '等级与分值对不上，请填写等级',
    en: 'levels and points don’t pair up: name the levels'
  },
  'levels-above': {
    zh: '原文写了“{from}”：更高的等级也要补上分值',
    en: 'the text says “{from}”, which takes in higher levels: add their points too'
  },
  'facts-unclear': { zh: '请填写哪些登记事项会使月奖失效', en: 'say which facts break the monthly award' },
  'once-a-month': {
    zh: '原文说“月内”：可能每月只扣一次',
    en: 'the text says “in the month”: perhaps once a month'
  },
  'per-amount': {
    zh: '原文按“{from}”计一次：登记时次数是数量除以它',
    en: 'the text counts once for “{from}”: the number of times is the amount divided by that'
  },
  'per-period': {
    zh: '原文“{from}”给一次：同一期内不要重复登记',
    en: 'the text gives it once “{from}”: record it a single time in each'
  },
  'by-total': {
    zh: '原文按“{from}”这样的累计或档次给分：每档只登记一次；到了更高一档，前一档的分还算不算，请先定下来',
    en: 'the text gives points by a total or a step (“{from}”): record each step once, and settle whether the one before still counts'
  },
  'once-only': {
    zh: '原文写“一次性”，没有说多久一次：同一件事只登记一次',
    en: 'the text says “once”, and not how often: record one matter a single time'
  },
  weight: {
    zh: '读作从零到满分的评定；如果是每次得分，请改为按次',
    en: 'read as an assessment from zero to full marks; change it to a count if it is given each time'
  },
  price: {
    zh: '读作积分兑换的价格：换一份用 {from} 分',
    en: 'read as a price: one costs {from} points'
  },
  'holds-for': {
    zh: '原文“{from}”一栏是“{to}”，和多数行不同：请确认这一行是否适用',
    en: 'the column “{from}” says “{to}”, other than in most rows: see whether this one holds here'
  },
  bearer: {
    zh: '原文写明记在谁名下：“{from}”，登记时请选对人',
    en: 'the text says whose account it is: “{from}”; choose them when it is recorded'
  },
  beside: {
    zh: '同一行还写着“{from}”，没有读进这一行',
    en: 'the same row also says “{from}”, which this row doesn’t have'
  },
  'same-words': {
    zh: '另有一行文字相同、分值是 {from}：请写明这一行什么情况下用',
    en: 'another row has the same words and {from} points: say when this one holds'
  },
  'yearly-cap': { zh: '原文限每年度 {from} 分', en: 'the text allows {from} points a year' },
  'cap-read': {
    zh: '原文的上限“{from}”读作次数',
    en: 'the document’s cap “{from}” is read as a number of times'
  },
  'cap-open': {
    zh: '没有变成规则：“{from}”是上限，请说明限的是哪一项',
    en: 'no rule was made of it: “{from}” is a cap; say which item it limits'
  },
  'no-rule': { zh: '没有变成规则：“{from}”', en: 'no rule was made of “{from}”' },
  discretion: { zh: '分值由人酌定', en: 'people decide the figure' },
  burden: {
    zh: '国办函〔2026〕12号 不允许以“{from}”为考核依据',
    en: 'the 2026 rules on burden reduction forbid “{from}” as a basis'
  },
  sign: { zh: '表中没有写明是加分还是扣分', en: 'the table doesn’t say whether this adds or deducts' }
} as const;

export interface ProposalRemark {
  code: keyof typeof sentences;
  from?: string;
  to?: string;
}

/** The sentence of a remark, with its blanks filled in. */
export function proposalRemarkText(remark: ProposalRemark, lang: Lang): string {
  return sentences[remark.code][lang]
    .replace('{from}', () => remark.from ?? '')
    .replace('{to}', () => remark.to ?? '');
}

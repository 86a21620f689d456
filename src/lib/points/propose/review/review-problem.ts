import { quoted } from '../../hidden';
import type { Lang } from '../../messages';
import type { ReadRow } from '../../reading/columns';
import type { FilePlace } from '../../reading/problem';

/**
 * The sentences about why no scheme can be made from a review sheet, one for each code. {value} is the
 * cell's content.
 */
const sentences = {
  unconfirmed: {
    zh: '这一行还没有人确认。请在“确认”栏写“是”，不要的写“否”。',
    en: 'Nobody has confirmed this row yet. Write yes in the column confirm, or no to leave it out.'
  },
  'nothing-confirmed': {
    zh: '没有一行是确认了的，做不成办法。',
    en: 'No row is confirmed: there is nothing to make a scheme of.'
  },
  'bad-id': {
    zh: '事项 id“{value}”不行：请用小写字母和数字，中间用连字符，例如 late-arrival。',
    en: 'The id "{value}" won’t do: lower-case letters and digits with hyphens, such as late-arrival.'
  },
  empty: { zh: '“{value}”没有填。', en: 'This cell ({value}) is empty: fill it in.' },
  twice: { zh: '“{value}”出现了两次，请改掉一个。', en: '"{value}" occurs twice: change one of them.' },
  'bad-kind': {
    zh: '不认识的类型“{value}”。可以写：基础分、按次、只登记、月奖、按名次、按等级、满分项、扣分条款（事项 id）、评定、民主评议、按数额、会议研究、一票否决、取最高。',
    en: 'Unknown kind "{value}". Known: base, count, fact, standing, ranks, levels, allowance, clause (item id), assess, ballot, amount, resolution, veto, highest.'
  },
  open: {
    zh: '这句话还没有变成规则。请改写类型和分值；不是计分规则的，在“确认”栏写“否”。',
    en: 'No rule was made of these words yet. Write a kind and points, or no in the column confirm if they are no rule for points.'
  },
  'bad-points': {
    zh: '分值“{value}”与类型不合。例如：按次 -2、按次 -2（每月最多3次）、满分项 40、扣分条款 -5 或 不得分、按等级 市：10、省：20、按数额 扣15至40。',
    en: 'The points "{value}" don’t fit the kind. For example: count -2, count -2 (at most 3 a month), allowance 40, clause -5 or void, levels city:10, province:20, amount take15to40.'
  },
  'unknown-level': {
    zh: '不认识的等级“{value}”。可以写：村、社区、校、乡、镇、街道、区、县、市、地区、省、自治区、国家、较差、特等奖、一等奖、二等奖、三等奖。',
    en: 'Unknown level "{value}". Known: village, community, school, township, town, street, district, county, city, prefecture, province, region, national, poor, special-prize, first-prize, second-prize, third-prize.'
  },
  'unknown-row': {
    zh: '这里提到的“{value}”不在确认的行里：请改成别的，或把那一行也确认。',
    en: 'This names "{value}", which is not among the confirmed rows: name another, or confirm that one too.'
  },
  'not-full-marks': {
    zh: '“{value}”不是满分项或评定，不能从中扣分。',
    en: '"{value}" is neither an allowance nor assessed: nothing can be taken from it.'
  }
} as const;

export interface ReviewProblem extends FilePlace {
  code: keyof typeof sentences;
  value: string;
}

/** A problem in a cell of the sheet. */
export function reviewProblem<F extends string>(
  row: ReadRow<F>,
  field: F,
  code: ReviewProblem['code'],
  value: string
): ReviewProblem {
  const { file, row: line, column } = row.problem(field, 'unknown-item', { value });
  return { code, value, file, row: line, column };
}

/** The sentence of a problem in a review sheet, with the cell's content quoted. */
export function reviewSentence({ code, value }: ReviewProblem, lang: Lang): string {
  return sentences[code][lang].replace('{value}', () => quoted(value));
}

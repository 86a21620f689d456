import { quoted } from './hidden';
import { own } from './own';
import type { ProblemCode } from './reading/problem';

export type Lang = 'zh' | 'en';

/** The sentence of each problem code: what is wrong, and what to do. {value} is the cell's content. */
export const messages: Record<ProblemCode, Record<Lang, string>> = {
  'unknown-scheme': {
    zh: '没有“{value}”这个办法。请写内置办法的编号（{known}），或办法文件的路径。',
    en: 'There is no scheme "{value}". Give a built-in id ({known}) or the path of a scheme file.'
  },
  'bad-period': {
    zh: '“{value}”不是本办法公布的周期。请写成 2026-10、2026-Q4、2026-H2 或 2026，要在办法施行期内，也不能在台账首月之前就结束。',
    en: `"{value}" is not a period that this scheme publishes. Write 2026-10, 2026-Q4, 2026-H2 or 2026, within its dates in force, and none that ends before the ledger's first month.`
  },
  'missing-column': {
    zh: '缺少“{value}”：请补上这一列，并且每行都填写。',
    en: '"{value}" is missing: add the column, and fill it in every row.'
  },
  'bad-encoding': {
    zh: '文件的文字编码无法识别。请另存为 UTF-8 或 GBK 的 CSV，或 .xlsx。',
    en: "The file's text encoding can't be read. Save it as CSV in UTF-8 or GBK, or as .xlsx."
  },
  'duplicate-id': {
    zh: '流水号“{value}”已经用过，每条积分事项的流水号不能重复。',
    en: 'The id "{value}" is already in use; every entry needs its own.'
  },
  'duplicate-subject': {
    zh: '编号“{value}”在名册里出现了两次。同一人有几段任职的，各行姓名要一致，到岗、离岗日期写明且互不重叠。',
    en: 'The subject "{value}" occurs twice in the roster. Rows of one subject need the same name, and dates that don\'t overlap.'
  },
  'unknown-subject': {
    zh: '编号“{value}”不在名册里。',
    en: 'The subject "{value}" is not in the roster.'
  },
  'unknown-item': {
    zh: '事项“{value}”不能登记：请写办法里的事项名称；每月自动计的项目不用登记，更正行的事项留空。',
    en: 'No entry can be made for the item "{value}": name an item of the scheme; monthly awards need no entry, and a reversal names none.'
  },
  'bad-date': {
    zh: '“{value}”不是有效日期。日期写成 2026-01-05、2026/1/5 或 2026年1月5日，登记月写成 2026-01，名册的截止日期不早于起始日期。',
    en: '"{value}" is not a valid date. Write 2026-01-05, 2026/1/5 or 2026年1月5日, a month as 2026-01, and no leaving before arriving.'
  },
  'bad-quantity': {
    zh: '数量“{value}”不对：应为不小于 1 的整数；不按数量计的事项填 1 或留空。',
    en: `The quantity "{value}" is wrong: a whole number, at least 1; 1 or empty where the item isn't counted by quantity.`
  },
  'bad-value': {
    zh: '“{value}”在这里用不了。应填：{zh}。',
    en: '"{value}" won’t do here. Write {en}.'
  },
  'missing-basis': {
    zh: '“{value}”需要依据：请填写会议纪要或文件的编号。',
    en: '"{value}" needs a basis: give the number of the minutes or document.'
  },
  'not-in-force': {
    zh: '{value} 不在办法的施行期内。',
    en: "{value} lies outside the scheme's dates in force."
  },
  'booked-before-event': {
    zh: '登记月 {value} 早于事项发生的日期。',
    en: 'The month booked, {value}, is before the event.'
  },
  'before-first': {
    zh: '{value} 早于台账的首月 {first}：首月以前的事项不能登记。请核对日期，或去掉这一条。',
    en: "{value} is before the ledger's first month, {first}: nothing earlier can be entered. Check the date, or leave this entry out."
  },
  'assessed-twice': {
    zh: '“{value}”本年已经评过，不能再评；要改请先更正。',
    en: '"{value}" has already been assessed this year; reverse the earlier one first.'
  },
  'unknown-reversal': {
    zh: '“{value}”不能这样更正：只能更正同一对象已经登记的积分事项，更正行不能再更正。',
    en: `"{value}" can't be reversed here: name an entry of the same subject, already booked, that is not itself a reversal.`
  },
  'reversed-twice': {
    zh: '“{value}”已经更正过一次。',
    en: '"{value}" has already been reversed.'
  },
  'bad-ballot': {
    zh: '评议票不对（{value}）：每张票要有编号、类别和 0–100 的得分，不能写投票人。',
    en: 'Bad ballot ({value}): each has a subject, a group and a score from 0 to 100, and never a voter.'
  }
};

/**
 * The sentences for an empty cell, since nobody looks for “” in a roster. {value} and {field} name the cell
 * in Chinese and English where the code alone doesn't.
 */
export const emptyCellSentences: Partial<Record<ProblemCode, Record<Lang, string>>> = {
  'missing-column': {
    zh: '没有填{value}。每行都要填写。',
    en: 'The {field} ({value}) is empty; every row needs one.'
  },
  'unknown-subject': {
    zh: '没有填编号。请填写名册里的编号。',
    en: 'The subject is empty: give a number of the roster.'
  },
  'unknown-item': {
    zh: '没有填事项。请写办法里的事项名称；更正行的事项才留空。',
    en: 'The item is empty: name an item of the scheme; only a reversal names none.'
  },
  'bad-date': {
    zh: '没有填日期。请写成 2026-01-05、2026/1/5 或 2026年1月5日。',
    en: 'The date is empty: write 2026-01-05, 2026/1/5 or 2026年1月5日.'
  },
  'bad-value': {
    zh: '没有填分值、等级或名次。应填：{zh}。',
    en: 'The value, level or rank is empty. Write {en}.'
  }
};

/**
 * The catalogue's sentence with its blanks filled.
 * @throws Error when one stays empty: a sentence with a hole tells nobody what to do
 */
export function sentenceOf(code: ProblemCode, params: Record<string, string>, lang: Lang): string {
  const isEmpty = params['value'] === '' || params['field'] !== undefined;
  const sentence = (isEmpty ? emptyCellSentences[code] : undefined) ?? messages[code];
  return sentence[lang].replace(/\{(\w+)\}/g, (_, name: string) =>
    quoted(own(params, name) ?? unfilled(code, name), 200)
  );
}

function unfilled(code: string, name: string): never {
  throw new Error(`nothing fills {${name}} of ${code}`);
}

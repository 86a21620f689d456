import { messageOf, quoted, type Lang, type ReadingProblem } from '../../lib/points';
import type { Unreadable } from '../../lib/server/domain/imports/upload';
import type { Code } from '../../lib/server/platform/problem/problem';
import { usageText } from './usage';

const sentences = {
  'bad-usage': {
    zh: '参数不对（{value}）。用法：npm run -s points -- {usage}。--help 有说明。',
    en: 'Wrong arguments ({value}). Usage: npm run -s points -- {usage}. See --help.'
  },
  'unreadable-file': {
    zh: '读不了文件“{value}”：请检查路径和权限。',
    en: `Can't read the file "{value}": check its path and permissions.`
  },
  'unknown-sheet': {
    zh: '文件里没有“{value}”这张工作表。',
    en: 'The file has no sheet "{value}".'
  },
  'file-exists': {
    zh: '已经有“{value}”这个文件。为了不丢掉做好的内容，请换一个名字。',
    en: 'The file "{value}" is there already. So that nothing is lost, give another name.'
  },
  'unwritable-file': {
    zh: '写不了文件“{value}”：请检查路径和权限。',
    en: `Can't write the file "{value}": check its path and permissions.`
  },
  'nothing-found': {
    zh: '在“{value}”里没有找到写明分值的条文。请检查是不是这份文件，扫描件要先转成文字。',
    en: 'Nothing with points was found in "{value}". Is it the right file? A scan has to be made text first.'
  },
  'too-large': {
    zh: '“{value}”太大，不像是一份办法。',
    en: '"{value}" is too large to be a rule document.'
  },
  'bad-encoding': {
    zh: '“{value}”不是 UTF-8 或 GBK 的文字，也不是 .docx 或 .xlsx。.doc、.wps 请先另存为 .docx，.xls 另存为 .xlsx；扫描件和 .pdf 请先识别成文字。',
    en: '"{value}" is neither text in UTF-8 or GBK nor .docx or .xlsx. Save .doc or .wps as .docx and .xls as .xlsx first; have scans and .pdf recognised as text.'
  },
  'broken-file': {
    zh: '“{value}”已损坏，打不开。请用 Word、Excel 或 WPS 打开，另存一份再试。',
    en: '"{value}" is damaged. Open it in Word, Excel or WPS, save a new copy and try again.'
  },
  'unknown-subject': {
    zh: '名册里没有编号“{value}”。请照名册的编号写。',
    en: 'The roster has no subject "{value}". Give an id of the roster.'
  },
  'bad-answers': {
    zh: '回答文件里的“{value}”不对或缺少。',
    en: '"{value}" in the file of answers is wrong or missing.'
  },
  stopped: {
    zh: '没有答完，什么也没有写。',
    en: 'Not all was answered: nothing was written.'
  },
  'not-a-table': {
    zh: '“{value}”不是表格：能读 .xlsx、.xls、.et、.ods，和用逗号或制表符隔开的文字。',
    en: '"{value}" is no table: .xlsx, .xls, .et, .ods and text between commas or tabs are read.'
  },
  'locked-file': {
    zh: '“{value}”有密码。请去掉密码另存一份再试。',
    en: '"{value}" has a password. Save a copy without it and try again.'
  },
  'large-table': {
    zh: '“{value}”太大，不像是一个单位一个月的表。',
    en: '"{value}" is too large to be a month of one unit.'
  },
  'bad-date': {
    zh: '“{value}”不是日期，请写成 2026-01-01。',
    en: '"{value}" is no date. Write it as 2026-01-01.'
  }
} as const;

/** A refusal of the whole input: nothing was printed to stdout, and this goes to stderr as JSON. */
export class PointsRefusal extends Error {
  readonly body: (lang: Lang) => Record<string, unknown>;

  constructor(body: (lang: Lang) => Record<string, unknown>) {
    super('refused');
    this.body = body;
  }
}

/**
 * Refuses the first of the problems, if there is any.
 * @throws PointsRefusal
 */
export function refuseFirst(problems: readonly ReadingProblem[]): void {
  const [problem] = problems;
  if (!problem) return;
  const { code, file, row, column } = problem;
  throw new PointsRefusal((lang) => ({ code, message: messageOf(problem, lang), file, row, column }));
}

/**
 * Refuses a table that can't be read, by its own code.
 * @throws PointsRefusal always
 */
export function refuseUnreadable({ params }: Unreadable, file: string): never {
  const { code } = params;
  throw new PointsRefusal((lang) => ({
    code,
    message: sentences[unreadable[code] ?? 'large-table'][lang].replace('{value}', () => quoted(file, 200)),
    file,
    sheet: null,
    row: null,
    column: null
  }));
}

/** The sentence for a code; any other says that there is too much of something. */
const unreadable: Partial<Record<Code, keyof typeof sentences>> = {
  'empty-file': 'not-a-table',
  'not-a-spreadsheet': 'not-a-table',
  'not-a-workbook': 'not-a-table',
  'bad-encoding': 'not-a-table',
  'broken-workbook': 'broken-file',
  'locked-workbook': 'locked-file'
};

/**
 * Refuses for reasons outside the rules' files: wrong arguments, or a missing file.
 * @param value fills the sentence's blank
 * @throws PointsRefusal always
 */
export function throwRefusal(code: keyof typeof sentences, value: string, file: string | null = null): never {
  throw new PointsRefusal((lang) => ({
    code,
    message: sentences[code][lang]
      .replace('{value}', () => quoted(value, 200))
      .replace('{usage}', () => usageText.join(' | ')),
    file,
    row: null,
    column: null
  }));
}

import { quoted } from '../hidden';
import type { Lang } from '../messages';

export type SchemeFault =
  | 'not-yaml'
  | 'unknown-key'
  | 'missing-key'
  | 'bad-setting'
  | 'unknown-reference'
  | 'duplicate-id'
  | 'no-dates-in-force'
  | 'overlapping-versions'
  | 'cycle'
  | 'too-large'
  | 'too-deep'
  | 'too-long'
  | 'too-many'
  | 'hidden-characters';

const sentences: Record<SchemeFault, Record<Lang, string>> = {
  'not-yaml': { zh: '不是有效的 YAML：{detail}', en: 'not valid YAML: {detail}' },
  'unknown-key': { zh: '不认识的设置“{key}”', en: 'unknown setting “{key}”' },
  'missing-key': { zh: '缺少设置“{key}”', en: 'setting “{key}” is missing' },
  'bad-setting': { zh: '“{key}”的值不对（{detail}）', en: 'wrong value for “{key}” ({detail})' },
  'unknown-reference': {
    zh: '“{key}”提到的“{detail}”在办法里不存在',
    en: `"{key}" names "{detail}", which isn't in this scheme`
  },
  'duplicate-id': { zh: '“{detail}”出现了两次', en: '“{detail}” occurs twice' },
  'no-dates-in-force': { zh: '没有写明施行日期（inForce）', en: 'no dates in force (inForce)' },
  'overlapping-versions': {
    zh: '从 {detail} 起的版本与前一个版本的施行期重叠：前一个要有截止日期（to），并且早于它',
    en: 'the version from {detail} overlaps with the one before it: that one needs an end (to) before this date'
  },
  cycle: {
    zh: '“{detail}”绕了一圈又提到它自己',
    en: '"{detail}" names itself in the end'
  },
  'too-large': {
    zh: '文件超过 {detail} 个字符，不像是一份办法',
    en: 'more than {detail} characters: hardly a scheme'
  },
  'too-deep': {
    zh: '一层套一层，超过 {detail} 层，不像是一份办法',
    en: 'nested more than {detail} deep: hardly a scheme'
  },
  'too-long': {
    zh: '“{key}”太长（字数 {detail}）：名称要挂上墙，请写短些，细节写进条款原文',
    en: '“{key}” is too long (characters: {detail}): shorten it; names hang on walls, and details belong in the clause'
  },
  'too-many': {
    zh: '“{key}”超过 {detail} 条，不像是一份办法',
    en: 'more than {detail} in “{key}”: hardly a scheme'
  },
  'hidden-characters': {
    zh: '“{key}”里有看不见的字符（{detail}），会让人读成别的字：请删掉重打',
    en: '“{key}” holds a character that nobody sees ({detail}) and that may make it read as something else: type it anew'
  }
};

interface Params {
  key?: string;
  detail?: string;
}

/** A scheme file that can't be scored with. `line` counts from 1; `message` is Chinese, `sentence('en')` English. */
export class SchemeError extends Error {
  readonly code: SchemeFault;
  readonly line: number;
  readonly params: Params;

  constructor(code: SchemeFault, line: number, params: Params = {}) {
    super(sentence(code, line, params, 'zh'));
    this.name = 'SchemeError';
    this.code = code;
    this.line = line;
    this.params = params;
  }

  sentence(lang: Lang): string {
    return sentence(this.code, this.line, this.params, lang);
  }

  /** The sentence without its line. */
  bare(lang: Lang): string {
    return bare(this.code, this.params, lang);
  }
}

function sentence(code: SchemeFault, line: number, params: Params, lang: Lang): string {
  const body = bare(code, params, lang);
  return lang === 'zh' ? `办法文件第 ${line} 行：${body}。` : `Scheme file, line ${line}: ${body}.`;
}

function bare(code: SchemeFault, params: Params, lang: Lang): string {
  return sentences[code][lang].replace(/\{(key|detail)\}/g, (_, blank: keyof Params) =>
    quoted(params[blank] ?? '')
  );
}

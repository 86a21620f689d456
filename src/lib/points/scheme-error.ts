import type { Lang } from './messages';

export type SchemeFault =
  | 'not-yaml'
  | 'unknown-key'
  | 'missing-key'
  | 'bad-setting'
  | 'unknown-reference'
  | 'duplicate-id'
  | 'no-dates-in-force';

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
  'no-dates-in-force': { zh: '没有写明施行日期（inForce）', en: 'no dates in force (inForce)' }
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
  const fill = (blank: string, key: keyof Params) => blank.split(`{${key}}`).join(params[key] ?? '');
  return fill(fill(sentences[code][lang], 'key'), 'detail');
}

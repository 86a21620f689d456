import type { SchemeFinding, Lang } from '../../lib/points';

/**
 * Findings as lines like `scheme.yaml:12: 提醒：…`, or one line that says that there are none.
 * @param name of the scheme or its file, which begins each line
 */
export function findingLines(findings: readonly SchemeFinding[], name: string, lang: Lang): string[] {
  if (findings.length === 0) return [fine[lang]];
  return findings.map((one) => `${name}:${one.line}: ${levels[lang][one.level]}${one[lang]}`);
}

const levels: Record<Lang, Record<SchemeFinding['level'], string>> = {
  zh: { error: '错误：', warning: '提醒：' },
  en: { error: 'error: ', warning: 'warning: ' }
};
const fine: Record<Lang, string> = { zh: '没有发现问题。', en: 'Nothing found.' };

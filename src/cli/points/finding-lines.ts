import type { Finding, Lang } from '../../lib/points';

/** `scheme.yaml:12: 提醒：…`, a line each; one that says so when there is nothing. */
export function findingLines(findings: readonly Finding[], name: string, lang: Lang): string[] {
  if (findings.length === 0) return [fine[lang]];
  return findings.map((one) => `${name}:${one.line}: ${levels[lang][one.level]}${one[lang]}`);
}

const levels: Record<Lang, Record<Finding['level'], string>> = {
  zh: { error: '错误：', warning: '提醒：' },
  en: { error: 'error: ', warning: 'warning: ' }
};
const fine: Record<Lang, string> = { zh: '没有发现问题。', en: 'Nothing found.' };

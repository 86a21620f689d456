import { checkScheme, type Lang } from '../../../lib/points';
import type { CommandOutput } from '../command';
import { findingLines } from '../finding-lines';
import { PointsRefusal } from '../refusal';
import { writeNew } from './write-new';

/**
 * Writes or prints a made scheme file.
 * @throws PointsRefusal when it couldn't be used for scoring
 */
export function schemeFile(text: string, out: string | undefined, lang: Lang): CommandOutput {
  const findings = checkScheme(text);
  const broken = findings.find((one) => one.level === 'error');
  if (broken) {
    const place = { file: null, row: broken.line, column: null };
    throw new PointsRefusal((own) => ({ code: broken.code, message: broken[own], ...place }));
  }
  if (out === undefined) return { text };
  writeNew(out, text);
  return { text: [made[lang](out), ...findingLines(findings, out, lang), ''].join('\n') };
}

const made: Record<Lang, (out: string) => string> = {
  zh: (out) => `办法写在 ${out}。下面的提醒不影响计分：`,
  en: (out) => `The scheme is in ${out}. Warnings don’t stop it from scoring:`
};

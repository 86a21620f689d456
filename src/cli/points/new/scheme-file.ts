import { checkScheme, type Lang } from '../../../lib/points';
import type { Printed } from '../command';
import { findingLines } from '../finding-lines';
import { Refusal } from '../refusal';
import { writeNew } from './write-new';

/** A scheme file that was made: refused when it couldn't be scored with, else written or printed. */
export function schemeFile(text: string, out: string | undefined, lang: Lang): Printed {
  const findings = checkScheme(text);
  const broken = findings.find((one) => one.level === 'error');
  if (broken) {
    const place = { file: null, row: broken.line, column: null };
    throw new Refusal((own) => ({ code: broken.code, message: broken[own], ...place }));
  }
  if (out === undefined) return { text };
  writeNew(out, text);
  return { text: [made[lang](out), ...findingLines(findings, out, lang), ''].join('\n') };
}

const made: Record<Lang, (out: string) => string> = {
  zh: (out) => `办法写在 ${out}。下面的提醒不影响计分：`,
  en: (out) => `The scheme is in ${out}. Warnings don’t stop it from scoring:`
};

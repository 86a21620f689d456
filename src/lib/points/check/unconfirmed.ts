import type { Scheme } from '../scheme/scheme';
import type { SchemeRemark } from './finding';

/**
 * Finds numbers and shares that the document leaves open: whoever adopts the scheme has to confirm or
 * replace them (E: stars, D: front and back).
 */
export function unconfirmed({ parameters }: Scheme): SchemeRemark[] {
  return parameters.flatMap((one, n): SchemeRemark[] => {
    if (!one.confirm) return [];
    return [
      {
        at: ['parameters', n, 'value'],
        zh: `${one.name}：原文没有规定，这里是 ${one.value}，采用前请确认或改掉`,
        en: `the document doesn’t say “${one.english}”; it is ${one.value} here: confirm or replace it before adopting the scheme`
      }
    ];
  });
}

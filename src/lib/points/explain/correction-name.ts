import type { ExplanationText } from './node';

/** Names the line of a corrected period. */
export function correctionName(period: string): ExplanationText {
  const [year, part = ''] = period.split('-');
  const n = part.slice(1);
  const name = /^Q/.test(part) ? `第${n}季度` : /^H/.test(part) ? `${n === '1' ? '上' : '下'}半年` : '';
  return { zh: `更正${year}年${name || (part && `${Number(part)}月`)}`, en: `Correction of ${period}` };
}

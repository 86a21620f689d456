const digits = '零一二三四五六七八九';

/**
 * A number as documents write it, as a piece of a pattern: `5`, `0.5`, `十`, `二十五`. It has few digits, so that a
 * long row of digits isn't searched anew from each of them.
 */
export const figure = String.raw`(?:(?<!\d)\d{1,7}(?:\.\d{1,4})?|[一二两三四五六七八九十百]{1,5})`;

/** `5`, `0.5`, `十`, `二十五`, `一百` as a number; NaN when it is none. */
export function figureOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const match = /^(?:(.)?百)?(?:(.)?(十))?(.)?$/.exec(text.replace('两', '二'));
  if (!match) return Number.NaN;
  const [, hundreds, tens, ten, ones] = match;
  const has = text.includes('百') ? digitOf(hundreds ?? '一') * 100 : 0;
  return has + (ten ? digitOf(tens ?? '一') * 10 : 0) + (ones ? digitOf(ones) : 0);
}

function digitOf(char: string): number {
  const n = digits.indexOf(char);
  return n < 0 ? Number.NaN : n;
}

/** Whether points are finer than hundredths (M2): nobody but a person says how they are rounded. */
export function isFinerThanHundredths(points: number): boolean {
  return Number(points.toFixed(2)) !== points;
}

/** A figure as full marks; null for none, and for one that is finer than hundredths. */
export function marksOf(text: string): number | null {
  const points = figureOf(text);
  return Number.isNaN(points) || isFinerThanHundredths(points) ? null : points;
}

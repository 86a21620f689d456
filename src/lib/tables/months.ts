import { dayOfSerial, monthOf } from '../calendar';
import { typedNumber } from '../points';

const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const dated = /(20\d{2})\s*(?:年|[-./])\s*(1[0-2]|0?[1-9])(?:\s*月|(?!\d))/;
const monthly = /(?<!\d)(1[0-2]|0?[1-9])\s*月(?!\s*\d{1,2}\s*[日号])/;
const inWords = /(十[一二]|[一二三四五六七八九十])月/;

/** The month that a text names: `2026-10`, `10` without a year, '' for none. `2026年10月`, `2026.10`, `10月份`, `十月`. */
export function monthNamed(text: string): string {
  const plain = typedNumber(text);
  const full = dated.exec(plain);
  if (full) return `${full[1]}-${(full[2] ?? '').padStart(2, '0')}`;
  const month = monthly.exec(plain)?.[1];
  if (month !== undefined) return month.padStart(2, '0');
  const word = inWords.exec(plain)?.[1];
  return word === undefined ? '' : String(chinese.indexOf(word) + 1).padStart(2, '0');
}

/** A header without the month that it names, so that it is the same in every month. */
export function withoutMonth(text: string): string {
  return typedNumber(text)
    .replace(/(20\d{2})\s*年?\s*[-./]?\s*(1[0-2]|0?[1-9])\s*月份?|(?<!\d)(1[0-2]|0?[1-9])\s*月份?/g, '')
    .replace(/(十[一二]|[一二三四五六七八九十])月份?/g, '')
    .replace(/20\d{2}[-./](1[0-2]|0?[1-9])(?!\d)/g, '')
    .trim();
}

/**
 * The day that a header names: `8`, `8日`, `10月8日`, `10/8`, `10.8`, a date cell, and the five digits that an
 * unformatted date leaves. null: no day.
 */
export function dayNamed(text: string): { day: number; month: string } | null {
  const plain = typedNumber(text).replace(/\s+/g, '');
  const date = /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (date) return made(Number(date[3]), `${date[1]}-${(date[2] ?? '').padStart(2, '0')}`);
  if (/^\d{5}$/.test(plain)) {
    const serial = dayOfSerial(Number(plain));
    return serial === null || serial < '2000-01-01' || serial > '2099-12-31'
      ? null
      : made(Number(serial.slice(8)), monthOf(serial));
  }
  const short = /^(\d{1,2})[月/.-](\d{1,2})[日号]?$/.exec(plain);
  if (short) return Number(short[1]) > 12 ? null : made(Number(short[2]), (short[1] ?? '').padStart(2, '0'));
  const bare = /^(\d{1,2})[日号]?$/.exec(plain);
  return bare ? made(Number(bare[1]), '') : null;
}

const made = (day: number, month: string) => (day >= 1 && day <= 31 ? { day, month } : null);

import { dayOf, dayOfSerial, isMonth, type Day } from '../calendar';
import { typedNumber, type TableCell } from '../points';

/** The days that a cell may mean; none: it names no day. */
export type PossibleDays = Day[];

const figures: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9
};

/**
 * The days that a cell may mean, as cadres write them: `2026.11.5`, `11月5日`, `26.11.5`, `20261105`, `二〇二六年十一月五日`. What is
 * left out is completed from the month; two days come back where two are possible (`5/11`).
 *
 * @param month YYYY-MM of the form, by which the year is completed
 */
export function daysIn(value: TableCell, month: string): PossibleDays {
  if (value instanceof Date)
    return kept([dayOf(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate())]);
  if (typeof value === 'boolean' || value === null) return [];
  const year = Number(month.slice(0, 4));
  const text = plain(String(value));
  const [whole, decimals] = text.split('.');
  // 46331 is a date whose format was lost; 11.5 is a number that was typed as a day.
  if (/^\d{5}$/.test(text)) return kept([dayOfSerial(Number(text))]);
  if (
    typeof value === 'number' &&
    decimals !== undefined &&
    /^\d{1,2}$/.test(decimals) &&
    /^\d{1,2}$/.test(whole ?? '')
  )
    return shortDays(Number(whole), decimals, year, month, true);
  return textDays(text, year, month);
}

function textDays(text: string, year: number, month: string): PossibleDays {
  const full =
    /^(\d{4})[-/.、年 ]{1,2}(\d{1,2})[-/.、月 ]{1,2}(\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (full) return kept([dayOf(Number(full[1]), Number(full[2]), Number(full[3]))]);
  const last = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (last) {
    const [, a = '', b = '', of = ''] = last.map(Number) as unknown as number[];
    return nearest(
      [dayOf(Number(of), Number(a), Number(b)), dayOf(Number(of), Number(b), Number(a))],
      month,
      false
    );
  }
  const brief = /^(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text);
  if (brief) return kept([dayOf(2000 + Number(brief[1]), Number(brief[2]), Number(brief[3]))]);
  const named = /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(text);
  if (named) return kept([yearFor(Number(named[1]), Number(named[2]), year, month)]);
  const short = /^(\d{1,2})[/.、-](\d{1,2})[日号]?$/.exec(text);
  if (short) return shortDays(Number(short[1]), short[2] ?? '', year, month, false);
  const bare = /^(\d{1,2})[日号]$/.exec(text);
  return bare && isMonth(month) ? kept([dayOf(year, Number(month.slice(5)), Number(bare[1]))]) : [];
}

/**
 * A month and a day without a year; the other order too where only that one is possible, or where it is no less likely. A number
 * has lost a last zero: 11.1 was 11.1 or 11.10, and 11.2 may have been 11.20.
 */
function shortDays(
  first: number,
  second: string,
  year: number,
  month: string,
  isNumber: boolean
): PossibleDays {
  const days = [yearFor(first, Number(second), year, month)];
  if (isNumber && /^[123]$/.test(second)) days.push(yearFor(first, Number(`${second}0`), year, month));
  if (!isNumber) days.push(yearFor(Number(second), first, year, month));
  return nearest(days, month, isNumber);
}

/** Days within the form's own month are meant when others are not in it; all are kept where none or several are. */
function nearest(days: readonly (Day | null)[], month: string, isNumber: boolean): PossibleDays {
  const possible = kept(days);
  const inside = possible.filter((day) => day.startsWith(month));
  return inside.length > 0 && !(isNumber && inside.length > 1) ? inside : possible;
}

/** The year is the form's, or the one before for a month that the form's year has not reached: 12.30 in January. */
function yearFor(month: number, day: number, year: number, form: string): Day | null {
  const inForm = Number(form.slice(5));
  return dayOf(month > inForm + 6 ? year - 1 : year, month, day);
}

const kept = (days: readonly (Day | null)[]): PossibleDays => [
  ...new Set(days.filter((day) => day !== null))
];

function plain(text: string): string {
  return typedNumber(text.normalize('NFKC'))
    .replace(/[（(]?(星期|周|礼拜)[一二三四五六日天][)）]?$/, '')
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
    .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, (year) =>
      Array.from(year, (one) => figures[one] ?? 0).join('')
    )
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号])/g, (words) => String(wordNumber(words)))
    .trim();
}

/** 十一 is 11, 二十 is 20. */
function wordNumber(words: string): number {
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const ten = words.includes('十') ? (figures[tens ?? ''] ?? 1) * 10 : 0;
  return ten + (figures[ones ?? ''] ?? 0);
}

/** The part of the month that a text names, without a day: 11月上旬, 星期四, 2026-11. */
export function isPartOfMonth(text: string): boolean {
  const bare = text.normalize('NFKC').trim();
  return /^(\d{4}[-.年]\d{1,2}月?|(\d{1,2}月)?[上中下]旬|月[初中底末]|(星期|周|礼拜)[一二三四五六日天]|\d{1,2}月份?|本月)$/.test(
    bare
  );
}

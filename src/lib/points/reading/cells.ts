import { dayOf, dayOfSerial, isMonth, monthOf, type Day } from '../../calendar';
import { hundredthsOf, numberOf } from '../hundredths';
import { typedNumber } from '../typed-number';
import type { TableCell } from './table';

/**
 * A cell's text without spaces around it, full-width ones included. A line break (Alt+Enter) reads as a space: it is no hidden
 * character, and what is read here stands in one line.
 */
export function textOf(cell: TableCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dayOfDate(cell) ?? '';
  if (typeof cell === 'number') return writtenNumber(cell);
  return String(cell)
    .trim()
    .replace(/\s*[\r\n]\s*/g, ' ');
}

/** A `textOf` for numbers and dates, whichever characters they are typed with. */
export function plainTextOf(cell: TableCell): string {
  return typedNumber(textOf(cell));
}

/** `2026-01-05`, `2026/1/5`, `2026年1月5日`, a date cell or a spreadsheet's serial number; null when it is no day. */
export function dayInCell(cell: TableCell): Day | null {
  if (cell instanceof Date) return dayOfDate(cell);
  if (typeof cell === 'number') return dayOfSerial(cell);
  const text = plainTextOf(cell);
  const match =
    /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ??
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** `2026-10`; null when it is no month. A spreadsheet turns a typed 2026-10 into the first of October: that is read too. */
export function monthIn(cell: TableCell): string | null {
  if (cell instanceof Date || typeof cell === 'number') {
    const day = dayInCell(cell);
    return day === null ? null : monthOf(day);
  }
  const text = plainTextOf(cell);
  return isMonth(text) ? text : null;
}

/** A whole number of at least 1, at most nine digits; null for anything else. */
export function wholeIn(cell: TableCell): number | null {
  const text = plainTextOf(cell);
  return /^\d{1,9}$/.test(text) && Number(text) >= 1 ? Number(text) : null;
}

function dayOfDate(date: Date): Day | null {
  return Number.isNaN(date.getTime())
    ? null
    : dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/**
 * The text of a number as its cell shows it: a spreadsheet stores 0.1 + 0.2 as 0.30000000000000004 and
 * shows 0.3.
 */
function writtenNumber(n: number): string {
  const hundredths = hundredthsOf(n);
  return String(hundredths === null ? n : numberOf(hundredths));
}

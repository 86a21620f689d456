import { firstDay, lastDay, type Day } from '../calendar';

export const periodKinds = ['month', 'quarter', 'half-year', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A period, as `2026-10`, `2026-Q4`, `2026-H2` or `2026` names it. */
export interface Period {
  id: string;
  kind: PeriodKind;
  year: number;
  /** first and last month, `YYYY-MM`, both of `year` */
  first: string;
  last: string;
}

/** Reads a period's name, or null. Years 1900 to 9999. */
export function parsePeriod(text: string): Period | null {
  const match = /^((?:19|[2-9]\d)\d{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(text);
  if (!match) return null;
  const [, year = '', month, quarter, half] = match;
  const spans = (kind: PeriodKind, from: number, to: number): Period => ({
    id: text,
    kind,
    year: Number(year),
    first: monthName(year, from),
    last: monthName(year, to)
  });
  if (month) return spans('month', Number(month), Number(month));
  if (quarter) return spans('quarter', Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (half) return spans('half-year', Number(half) * 6 - 5, Number(half) * 6);
  return spans('year', 1, 12);
}

/** True for `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return parsePeriod(text)?.kind === 'month';
}

/** Months from one to another of the same year, both included. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (let n = Number(first.slice(5)); n <= Number(last.slice(5)); n += 1) {
    months.push(monthName(first.slice(0, 4), n));
  }
  return months;
}

/** First and last day of a period. Throws RangeError for what is no period. */
export function daysOf(period: string): { from: Day; to: Day } {
  const { first, last } = periodOf(period);
  return { from: firstDay(first), to: lastDay(last) };
}

/** The month before, also across a year's end. */
export function previousMonth(month: string): string {
  const n = Number(month.slice(5));
  return n > 1 ? monthName(month.slice(0, 4), n - 1) : `${Number(month.slice(0, 4)) - 1}-12`;
}

/** The month after, also across a year's end. */
export function nextMonth(month: string): string {
  const n = Number(month.slice(5));
  return n < 12 ? monthName(month.slice(0, 4), n + 1) : `${Number(month.slice(0, 4)) + 1}-01`;
}

/** The period of the same kind just before, also across a year's end. Throws RangeError for what is no period. */
export function periodBefore(name: string): string {
  const { kind, year } = periodOf(name);
  if (kind === 'year') return String(year - 1);
  if (kind === 'month') return previousMonth(name);
  const n = Number(name.slice(-1));
  const [mark, last] = kind === 'quarter' ? ['Q', 4] : ['H', 2];
  return n > 1 ? `${year}-${mark}${n - 1}` : `${year - 1}-${mark}${last}`;
}

/** Throws RangeError for what is no period. */
export function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new RangeError(`not a period: ${text}`);
  return period;
}

function monthName(year: string, month: number): string {
  return `${year}-${month < 10 ? '0' : ''}${month}`;
}

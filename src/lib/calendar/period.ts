import { daysInMonth, type Day } from './date';

/** Shortest first. */
export const periodKinds = ['month', 'quarter', 'half-year', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A period, as `2026-10`, `2026-Q4`, `2026-H2` or `2026` names it. */
export interface Period {
  id: string;
  kind: PeriodKind;
  year: number;
  /** its number among those of its kind in the year, from 1: month 1–12, quarter 1–4, half 1–2; a year is 1 */
  part: number;
  /** first and last month, `YYYY-MM`, both of `year` */
  first: string;
  last: string;
}

/** Reads a period's name, or null. Years 1900 to 9999. */
export function parsePeriod(text: string): Period | null {
  const match = /^((?:19|[2-9]\d)\d{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(text);
  if (!match) return null;
  const [, year = '', month, quarter, half] = match;
  const spans = (kind: PeriodKind, part: number, months: number): Period => ({
    id: text,
    kind,
    year: Number(year),
    part,
    first: monthOfYear(Number(year), (part - 1) * months + 1),
    last: monthOfYear(Number(year), part * months)
  });
  if (month) return spans('month', Number(month), 1);
  if (quarter) return spans('quarter', Number(quarter), 3);
  if (half) return spans('half-year', Number(half), 6);
  return spans('year', 1, 12);
}

/**
 * Reads a period's name.
 * @throws RangeError for what is no period, as all that follow where they take a period's name
 */
export function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new RangeError(`not a period: ${text}`);
  return period;
}

/** True for `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return parsePeriod(text)?.kind === 'month';
}

/**
 * The kind of a period by its name.
 * @throws RangeError for what is no period
 */
export function periodKind(period: string): PeriodKind {
  return periodOf(period).kind;
}

/** `YYYY-MM` */
export function firstMonth(period: string): string {
  return periodOf(period).first;
}

/** `YYYY-MM` */
export function lastMonth(period: string): string {
  return periodOf(period).last;
}

/** First and last day of a period. */
export function daysOf(period: string): { from: Day; to: Day } {
  const { first, last } = periodOf(period);
  return { from: firstDay(first), to: lastDay(last) };
}

/** A period's months, in order. */
export function monthsOf(period: string): string[] {
  const { first, last } = periodOf(period);
  return monthsFrom(first, last);
}

/** Whether every month of one period is a month of the other: 2026-Q4 contains 2026-10, 2026 contains both and itself. */
export function contains(period: string, inner: string): boolean {
  const [outer, { first, last }] = [periodOf(period), periodOf(inner)];
  return outer.first <= first && outer.last >= last;
}

/** The period of the same kind just before, also across a year's end. */
export function periodBefore(name: string): string {
  const { kind, year, part } = periodOf(name);
  switch (kind) {
    case 'month':
      return previousMonth(name);
    case 'quarter':
      return part > 1 ? `${year}-Q${part - 1}` : `${year - 1}-Q4`;
    case 'half-year':
      return part > 1 ? `${year}-H${part - 1}` : `${year - 1}-H2`;
    case 'year':
      return String(year - 1);
  }
}

/** Sorts periods by the month in which they end, and those that end together by length, shorter first. */
export function byEnd(a: string, b: string): number {
  const [one, other] = [periodOf(a), periodOf(b)];
  if (one.last !== other.last) return one.last < other.last ? -1 : 1;
  return periodKinds.indexOf(one.kind) - periodKinds.indexOf(other.kind);
}

/** The month itself and every longer period that it is part of, shortest first. */
export function periodsAround(month: string): string[] {
  const half = Math.ceil(monthNumber(month) / 6);
  return [month, quarterOf(month), `${wholeYear(month)}-H${half}`, wholeYear(month)];
}

/** The month itself and every longer period that is over with it, shortest first. */
export function periodsEndingWith(month: string): string[] {
  return periodsAround(month).filter((period) => lastMonth(period) === month);
}

/** The quarter that a month is part of: 2026-10 → 2026-Q4. */
export function quarterOf(month: string): string {
  return `${wholeYear(month)}-Q${Math.ceil(monthNumber(month) / 3)}`;
}

/** A year's quarters, in order. */
export function quartersOf(year: number): string[] {
  return [1, 2, 3, 4].map((part) => `${year}-Q${part}`);
}

/** A year's half-years, in order. */
export function halvesOf(year: number): string[] {
  return [1, 2].map((part) => `${year}-H${part}`);
}

/** The month of a day: 2026-10-08 → 2026-10. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** The year of a day or of any period, as a period: 2026-10-08, 2026-Q4 → 2026. */
export function wholeYear(date: string): string {
  return date.slice(0, 4);
}

/** The year of a day or of any period. It reads digits: scoring asks it of every entry. */
export function yearOf(date: string): number {
  const digit = (at: number) => date.charCodeAt(at) - 48;
  return digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
}

/** The number of a day's month, or of a month, 1–12. It reads digits, as `yearOf` does. */
export function monthNumber(date: string): number {
  return date.charCodeAt(5) * 10 + date.charCodeAt(6) - 528;
}

/** The month with this number, 1–12: 2026, 3 → 2026-03. */
export function monthOfYear(year: number, month: number): string {
  return `${year}-${month < 10 ? '0' : ''}${month}`;
}

/** The months from one to another, both included, also across a year's end; none when the last lies before the first. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) {
    months.push(month);
    // Months can't be compared as text here (10000-01 sorts before 9999-12), so the last month ends the
    // loop itself.
    if (month === last) break;
  }
  return months;
}

/** The month before, also across a year's end. */
export function previousMonth(month: string): string {
  const [year, n] = [yearOf(month), monthNumber(month)];
  return n > 1 ? monthOfYear(year, n - 1) : monthOfYear(year - 1, 12);
}

/** The month after, also across a year's end. */
export function nextMonth(month: string): string {
  const [year, n] = [yearOf(month), monthNumber(month)];
  return n < 12 ? monthOfYear(year, n + 1) : monthOfYear(year + 1, 1);
}

/** First day of a month `YYYY-MM`. */
export function firstDay(month: string): Day {
  return `${month}-01`;
}

/** Last day of a month `YYYY-MM`. */
export function lastDay(month: string): Day {
  return `${month}-${daysInMonth(yearOf(month), monthNumber(month))}`;
}

/** The day of a month `YYYY-MM` with this number, or the month's last where it has fewer. */
export function dayWithin(month: string, day: number): Day {
  const last = lastDay(month);
  const named = `${month}-${day < 10 ? '0' : ''}${day}`;
  return named < last ? named : last;
}

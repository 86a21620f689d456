import * as v from 'valibot';
import { daysOf, previousMonth } from '../points';

/** Shortest first. */
export const periodKinds = ['month', 'quarter', 'half-year', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A period's name: `2026-10`, `2026-Q4`, `2026-H2`, `2026`. */
export const periodName = v.pipe(v.string(), v.regex(/^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/));

const kinds: Record<number, PeriodKind> = { 1: 'month', 3: 'quarter', 6: 'half-year' };

/** @throws RangeError for what is no period, as all that follow */
export function periodKind(period: string): PeriodKind {
  const [first, last] = [firstMonth(period), lastMonth(period)];
  return kinds[Number(last.slice(5)) - Number(first.slice(5)) + 1] ?? 'year';
}

/** `YYYY-MM` */
export function firstMonth(period: string): string {
  return daysOf(period).from.slice(0, 7);
}

/** `YYYY-MM` */
export function lastMonth(period: string): string {
  return daysOf(period).to.slice(0, 7);
}

/** The month itself and every longer period that is over with it, shortest first. */
export function periodsEndingWith(month: string): string[] {
  const [year, n] = [month.slice(0, 4), Number(month.slice(5))];
  return [
    month,
    ...(n % 3 === 0 ? [`${year}-Q${n / 3}`] : []),
    ...(n % 6 === 0 ? [`${year}-H${n / 6}`] : []),
    ...(n === 12 ? [year] : [])
  ];
}

/** The period of the same length just before. */
export function periodBefore(period: string): string {
  const kind = periodKind(period);
  const last = previousMonth(firstMonth(period));
  return periodsEndingWith(last).find((each) => periodKind(each) === kind) ?? last;
}

/** For sorting: by the month in which they end; of those that end together the shorter first. */
export function byEnd(a: string, b: string): number {
  const [endA, endB] = [lastMonth(a), lastMonth(b)];
  if (endA !== endB) return endA < endB ? -1 : 1;
  return periodKinds.indexOf(periodKind(a)) - periodKinds.indexOf(periodKind(b));
}

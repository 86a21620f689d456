import { type OraclePeriod, type OracleService, type OracleSubject } from './words';

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

/** Gives YYYY-MM. */
export function monthName(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

export function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Reads `2026-10`, `2026-Q4`, `2026-H2` or `2026`; null is a `bad-period`. */
export function readPeriod(text: string): OraclePeriod | null {
  const [, year = '', part = ''] = /^(\d{4})(?:-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/.exec(text) ?? [];
  if (year === '') return null;
  const number = Number(part.replace(/\D/, ''));
  if (part === '') return { span: 'year', year: Number(year), first: 1, last: 12 };
  if (part.startsWith('Q'))
    return { span: 'quarter', year: Number(year), first: number * 3 - 2, last: number * 3 };
  if (part.startsWith('H'))
    return { span: 'half-year', year: Number(year), first: number * 6 - 5, last: number * 6 };
  return { span: 'month', year: Number(year), first: number, last: number };
}

/** M15: whether the period ends before the first month. */
export function endsBefore(period: OraclePeriod, first: string): boolean {
  return monthName(period.year, period.last) < first;
}

function includes({ from, to }: OracleService, date: string): boolean {
  return (from === '' || date >= from) && (to === '' || date <= to);
}

/** M16: the line that has begun last by a day; before the first one, the first one. */
export function serviceOn({ services }: OracleSubject, date: string): OracleService {
  const inOrder = [...services].sort((a, b) => (a.from < b.from ? -1 : 1));
  const begun = inOrder.filter(({ from }) => from === '' || from <= date);
  const [found] = [...begun.reverse(), ...inOrder];
  if (!found) throw new Error('nobody is without a line');
  return found;
}

/** M16: pool and group in a period, which are those of the last line in force in it. */
export function serviceIn(subject: OracleSubject, { year, last }: OraclePeriod): OracleService {
  return serviceOn(subject, `${monthName(year, last)}-${daysIn(year, last)}`);
}

/**
 * M10: whether the subject is in service, `from` and `to` included, on at least half of the period's calendar
 * days of its lines (M16), counted day by day. M15: days of a month before the first don't count.
 */
export function isPresent(subject: OracleSubject, period: Omit<OraclePeriod, 'span'>): boolean {
  let days = 0;
  let served = 0;
  for (let month = period.first; month <= period.last; month++) {
    const isRecorded = monthName(period.year, month) >= subject.first;
    for (let day = 1; day <= daysIn(period.year, month); day++) {
      const date = `${monthName(period.year, month)}-${String(day).padStart(2, '0')}`;
      days += 1;
      if (isRecorded && subject.services.some((service) => includes(service, date))) served += 1;
    }
  }
  return served * 2 >= days;
}

export function isPresentInMonth(subject: OracleSubject, year: number, month: number): boolean {
  return isPresent(subject, { year, first: month, last: month });
}

/** A year as `2026`, a quarter as `2026-Q4`. */
export function nameOf({ span, year, last }: OraclePeriod): string {
  return span === 'quarter' ? `${year}-Q${last / 3}` : String(year);
}

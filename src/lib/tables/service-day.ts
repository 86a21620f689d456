import { dayOf, type Day } from '../calendar';
import type { TableCell } from '../points';
import { daysIn } from './days';

/** A roster's day of joining or leaving, as people write it. */
export type ServiceDay =
  | { is: 'day'; day: Day }
  /** 至今: nobody has left */
  | { is: 'none' }
  /** 2010.1 was January, or October that lost its zero */
  | { is: 'several'; days: Day[] }
  | { is: 'unclear' };

/** Reads days, months (their first day) and years (1 January): `2019.3`, `201903`, `2019年3月入职`, `2010`, 39814. */
export function serviceDay(value: TableCell): ServiceDay {
  if (value === null || typeof value === 'boolean') return { is: 'unclear' };
  if (value instanceof Date) return found(daysIn(value, '2000-01'));
  const text = String(value)
    .normalize('NFKC')
    .trim()
    .replace(/[、．。]/g, '.')
    .replace(/(入职|到岗|参加工作|任职|起|止|调入|调出)$/, '');
  if (/^(至今|现在|在岗|在职|今)$/.test(text)) return { is: 'none' };
  const year = /^((?:19|20)\d{2})年?$/.exec(text);
  if (year) return found([dayOf(Number(year[1]), 1, 1)]);
  const month = /^((?:19|20)\d{2})[-/.年](\d{1,2})月?$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})$/.exec(text);
  if (month) {
    const days = [dayOf(Number(month[1]), Number(month[2]), 1)];
    if (typeof value === 'number' && month[2] === '1') days.push(dayOf(Number(month[1]), 10, 1));
    return found(days);
  }
  // A year of two digits, or a month and a day without a year: nobody knows.
  if (/^\d{1,2}[./-]\d{1,2}$/.test(text)) return { is: 'unclear' };
  return found(daysIn(typeof value === 'number' ? value : text, '2000-01'));
}

function found(days: readonly (Day | null)[]): ServiceDay {
  const all = [...new Set(days.filter((day) => day !== null))];
  const [first] = all;
  if (!first) return { is: 'unclear' };
  return all.length === 1 ? { is: 'day', day: first } : { is: 'several', days: all };
}

import { addDays, weekday, type Day } from './date';
import { yearOf } from './period';

/** One year's public holidays. `off`: days off, weekends not repeated. `on`: weekends made up as working days. */
export interface HolidayTable {
  year: number;
  off: readonly Day[];
  on: readonly Day[];
}

/** A year that no table covers: working days of it are unknown, and nothing guesses them. */
export class NoHolidayTable extends Error {
  readonly year: number;
  constructor(year: number) {
    super(`no holiday table for ${year}`);
    this.name = 'NoHolidayTable';
    this.year = year;
  }
}

/**
 * True on a working day.
 * @throws NoHolidayTable when no table covers the day's year
 */
export function isWorkingDay(day: Day, tables: readonly HolidayTable[]): boolean {
  const year = yearOf(day);
  const table = tables.find((one) => one.year === year);
  if (!table) throw new NoHolidayTable(year);
  if (table.on.includes(day)) return true;
  const dayOfWeek = weekday(day);
  return dayOfWeek !== 0 && dayOfWeek !== 6 && !table.off.includes(day);
}

export interface PublicityWindow {
  /** first working day that counts */
  from: Day;
  /** last working day that counts; the window closes at its end */
  to: Day;
  /** the working days that count, in order */
  days: Day[];
}

/**
 * The working days of a publicity period: `workingDays` of them, the day of publication not counted
 * (a period begins the day after, 民法典 §201).
 * @throws NoHolidayTable when it reaches a year without a table
 */
export function publicityWindow(
  published: Day,
  workingDays: number,
  tables: readonly HolidayTable[]
): PublicityWindow {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError('workingDays: whole, at least 1');
  const days: Day[] = [];
  for (let day = addDays(published, 1); days.length < workingDays; day = addDays(day, 1)) {
    if (isWorkingDay(day, tables)) days.push(day);
  }
  return { from: days[0] ?? published, to: days[days.length - 1] ?? published, days };
}

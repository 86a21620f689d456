import {
  addDays,
  isWorkingDay,
  NoHolidayTable,
  publicityWindow,
  weekday,
  type HolidayTable,
  yearOf
} from '$lib/calendar';
import type { HolidayTables } from '../holidays/holidays';
import { Problem } from '../../platform/problem/problem';

/** The days of a publicity period, and what a notice has to say about how they were found. */
export interface PublicityDays {
  days: string[];
  readings: string[];
}

/**
 * The working days for which a notice is published: counted by the holiday tables, or, in a year that none
 * covers, the weekdays up to a last day that the publisher gives.
 * @param published day of publication, which isn't counted
 * @param lastDay YYYY-MM-DD; used only when a table is missing
 * @throws Problem `no-holiday-table` when a table is missing and no last day is given, `bad-last-day`
 */
export function publicityDays(
  tables: HolidayTables,
  { published, length, lastDay }: { published: string; length: number; lastDay: string | null }
): PublicityDays {
  try {
    return { days: publicityWindow(published, length, tablesAround(tables, published)).days, readings: [] };
  } catch (error) {
    if (!(error instanceof NoHolidayTable)) throw error;
    if (lastDay === null) throw new Problem('no-holiday-table', 422, { year: error.year });
    return byHand(published, lastDay, error.year);
  }
}

/** The most days that a publisher may set by hand, so that a typing error doesn't publish for a year. */
const longest = 60;

function byHand(published: string, lastDay: string, year: number): PublicityDays {
  if (lastDay <= published || lastDay > addDays(published, longest))
    throw new Problem('bad-last-day', 422, { lastDay });
  const days: string[] = [];
  for (let day = addDays(published, 1); day <= lastDay; day = addDays(day, 1)) {
    if (weekday(day) !== 0 && weekday(day) !== 6) days.push(day);
  }
  if (days.length === 0) throw new Problem('bad-last-day', 422, { lastDay });
  return { days, readings: [`${year}年的放假安排尚未收录，公示期由发布人确定，至${lastDay}止。`] };
}

/** The working day so many working days after a day, which isn't counted itself. Without a table, weekdays. */
export function workingDayAfter(known: HolidayTables, day: string, count: number): string {
  const tables = tablesAround(known, day);
  let left = count;
  let found = day;
  while (left > 0) {
    found = addDays(found, 1);
    if (isWorking(found, tables)) left -= 1;
  }
  return found;
}

/** Whether a holiday table covers a day's year: else its working days are weekdays only by guess. */
export function isTabled(tables: HolidayTables, day: string): boolean {
  return tables(yearOf(day)) !== null;
}

/**
 * The working day so many working days before a day: `count` 1 is the last one before it. Without a table, weekdays.
 */
export function workingDayBefore(known: HolidayTables, day: string, count: number): string {
  const tables = tablesAround(known, day);
  let left = count;
  let found = day;
  while (left > 0) {
    found = addDays(found, -1);
    if (isWorking(found, tables)) left -= 1;
  }
  return found;
}

function isWorking(day: string, tables: HolidayTable[]): boolean {
  try {
    return isWorkingDay(day, tables);
  } catch (error) {
    if (!(error instanceof NoHolidayTable)) throw error;
    return weekday(day) !== 0 && weekday(day) !== 6;
  }
}

function tablesAround(tables: HolidayTables, day: string): HolidayTable[] {
  const year = yearOf(day);
  return [year - 1, year, year + 1].flatMap((each) => tables(each) ?? []);
}

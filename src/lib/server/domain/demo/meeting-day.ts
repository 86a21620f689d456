import { addDays, lastDay, monthOf, nextMonth, type Day } from '$lib/calendar';
import { holidaysOf } from '../holidays/built-in';
import { workingDayAfter, workingDayBefore } from '../notices/publicity-days';

/**
 * The day early in the next month on which a month is decided and published: the last working day by the
 * one that the unit's document names, or that very day where all before it are holidays.
 * @param by day of the next month
 */
export function meetingDay(month: string, by: number): Day {
  const named = addDays(lastDay(month), by);
  const found = workingDayBefore(holidaysOf, addDays(named, 1), 1);
  return monthOf(found) === nextMonth(month) ? found : named;
}

/**
 * The days of the notice that still hangs today: it was published when the document wants it, and hangs for
 * five working days, or until three from today.
 */
export function hangingWindow(published: Day, today: Day): { workingDays: number; lastDay: Day } {
  const lastDay = workingDayAfter(holidaysOf, today, 3);
  let workingDays = 0;
  for (let day = published; day < lastDay; workingDays += 1) day = workingDayAfter(holidaysOf, day, 1);
  return { workingDays: Math.max(usualWindow, workingDays), lastDay };
}

/** Working days of the demo's other windows. */
export const usualWindow = 5;

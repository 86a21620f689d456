import { weekday, type HolidayTable, yearOf } from '$lib/calendar';
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

const holidays = Object.keys(table.holidays);
const workdays = Object.keys(table.workdays);

/**
 * The public holidays of a year, as the State Council announced them; null for a year that the package doesn't know
 * yet (each comes out in the November before): then nothing guesses.
 */
export function holidaysOf(year: number): HolidayTable | null {
  const off = holidays.filter((day) => yearOf(day) === year && isWeekday(day));
  if (off.length === 0) return null;
  return { year, off, on: workdays.filter((day) => yearOf(day) === year) };
}

function isWeekday(day: string): boolean {
  return weekday(day) !== 0 && weekday(day) !== 6;
}

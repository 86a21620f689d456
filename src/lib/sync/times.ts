import { addDays, weekday } from '../calendar';
import type { Times } from './feed';

/** A moment by the unit's clock: its day, and minutes since midnight. */
export interface UnitMoment {
  date: string;
  minute: number;
}

export const minutesOfDay = 1440;

/**
 * Whether something is on at that moment. Hours over midnight belong to the day on which they begin: Friday 22:00 to
 * 2:00 is still on at one o'clock on Saturday, and is all of Friday's.
 */
export function isOn(times: Times | undefined, { date, minute }: UnitMoment): boolean {
  if (!times) return true;
  const { hours } = times;
  if (!hours) return isDayOf(times, date);
  return hours.some(({ from, until }) => {
    if (from < until) return minute >= from && minute < until && isDayOf(times, date);
    return (minute >= from && isDayOf(times, date)) || (minute < until && isDayOf(times, addDays(date, -1)));
  });
}

/** Whether the moment lies in these hours, on whatever day. */
export function inHours({ from, until }: { from: number; until: number }, minute: number): boolean {
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** Minutes of the day at which something may begin or end, 0 among them, in order. */
export function turningPoints(hours: readonly { from: number; until: number }[]): number[] {
  const points = hours.flatMap(({ from, until }) => [from, until]).filter((each) => each < minutesOfDay);
  return [...new Set([0, ...points])].sort((a, b) => a - b);
}

function isDayOf({ first, last, weekdays, except }: Times, date: string): boolean {
  if (first !== undefined && date < first) return false;
  if (last !== undefined && date > last) return false;
  // The protocol counts as people here do, Monday first; the calendar has Sunday as 0.
  if (weekdays && !weekdays.includes(weekday(date) || 7)) return false;
  return !except?.includes(date);
}

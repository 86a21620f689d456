import { isDay, localTime } from '$lib/calendar';

/** Later than this, dates have years of five digits somewhere, and aren't written as others are. */
const lastDay = Date.UTC(9999, 11, 30);

/** The time that a clock in the time zone shows, in ms as if it were UTC. */
export function wallClock(instant: Date, timeZone: string): number {
  const beyond = instant.getTime() - lastDay;
  if (beyond > 0) return wallClock(new Date(lastDay), timeZone) + beyond;
  const { date, minute } = localTime(instant.getTime(), timeZone);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day, 0, minute, instant.getUTCSeconds());
}

/**
 * The instant at which a clock in the time zone shows this time.
 * @param wall ms, as `wallClock` gives it
 */
export function instantAt(wall: number, timeZone: string): Date {
  // Twice, because the clocks may be changed in between.
  const first = wall - (wallClock(new Date(wall), timeZone) - wall);
  return new Date(wall - (wallClock(new Date(first), timeZone) - first));
}

/** The time that a clock in the time zone shows, as a form has it: `2026-11-20T08:00`. */
export function wallText(instant: Date, timeZone: string): string {
  return new Date(wallClock(instant, timeZone)).toISOString().slice(0, 16);
}

/** The instant that is written so; null where there is no such day or time, or it is beyond the year 9999 elsewhere. */
export function instantOf(text: string, timeZone: string): Date | null {
  const [, day = '', time = ''] =
    /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(?::00)?$/.exec(text) ?? [];
  const instant = isDay(day) ? instantAt(Date.parse(`${day}T${time}:00Z`), timeZone) : null;
  return instant && instant.getUTCFullYear() <= 9999 ? instant : null;
}

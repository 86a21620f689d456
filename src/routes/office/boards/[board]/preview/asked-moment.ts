import { wallClock } from '$lib/server/front/midnight';

/**
 * The instant at which a clock on the wall there shows this date and time; null for none.
 * @param asked `day` YYYY-MM-DD, `time` HH:MM
 */
export function askedMoment(asked: { day: string; time: string }, timeZone: string): Date | null {
  const { day, time } = asked;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(day)) return null;
  // Twice, because the clocks may be changed in between.
  const first = wall - (wallClock(new Date(wall), timeZone) - wall);
  return new Date(wall - (wallClock(new Date(first), timeZone) - first));
}

/** HH:MM on the wall there. */
export function clockIn(timeZone: string, at: Date): string {
  return new Date(wallClock(at, timeZone)).toISOString().slice(11, 16);
}

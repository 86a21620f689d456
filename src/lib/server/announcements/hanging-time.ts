import { isDay } from '$lib/calendar';
import { wallClock } from '../front/midnight';
import { Problem } from '../problem';

/**
 * From when and until when something hangs, as typed by the unit's clock (`2026-11-20T08:00`, '' for now and for no end).
 * @throws Problem `announcement-times`
 */
export function hangingTime(
  { from, until }: { from: string; until: string },
  timeZone: string,
  now: Date
): { published: string; until: string | null } {
  const begins = from === '' ? now : instantIn(timeZone, from);
  const ends = until === '' ? null : instantIn(timeZone, until);
  const starts = begins > now ? begins : now;
  if (ends !== null && ends <= starts) throw new Problem('announcement-times', 422);
  return { published: starts.toISOString(), until: ends && ends.toISOString() };
}

function instantIn(timeZone: string, typed: string): Date {
  const [, day = '', clock = ''] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::00)?$/.exec(typed) ?? [];
  if (clock === '' || !isDay(day)) throw new Problem('announcement-times', 422);
  const wall = Date.parse(`${typed.slice(0, 16)}:00Z`);
  const first = wall - (wallClock(new Date(wall), timeZone) - wall);
  // Twice, because the clocks may be changed in between.
  return new Date(first - (wallClock(new Date(first), timeZone) - wall));
}

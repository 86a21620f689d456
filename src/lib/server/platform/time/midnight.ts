import { instantAt, wallClock } from './wall-clock';

const day = 86_400_000;

/**
 * The instant of a place's next midnight: the first one whose date there is another.
 * @param timeZone IANA name
 */
export function nextMidnight(now: Date, timeZone: string): Date {
  return instantAt(Math.floor(wallClock(now, timeZone) / day) * day + day, timeZone);
}

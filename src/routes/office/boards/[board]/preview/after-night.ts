import { isNight, nightHours } from '$display/player/night';
import { localTime } from '$lib/calendar';
import { minutesOfDay, type BoardFeed } from '$lib/sync';

/**
 * Moves a moment out of a board's night: returns `at` itself, or the end of the night scene that it falls
 * into.
 * @param at the moment to preview
 */
export function afterNight({ screen, unit }: Pick<BoardFeed, 'screen' | 'unit'>, at: Date): Date {
  const { minute } = localTime(at.getTime(), unit.timeZone);
  const night = nightHours(screen);
  if (night === null || !isNight(screen, minute)) return at;
  const left = (night.until - minute + minutesOfDay) % minutesOfDay;
  return new Date(at.getTime() - (at.getTime() % 60_000) + left * 60_000);
}

import { instantOf } from '../../platform/time/wall-clock';
import { Problem } from '../../platform/problem/problem';

/**
 * Reads the beginning and the end of publishing, as typed by the unit's clock (`2026-11-20T08:00`, '' for
 * now and for no end).
 * @throws Problem `announcement-times`
 */
export function hangingTime(
  { from, until }: { from: string; until: string },
  timeZone: string,
  now: Date
): { published: string; until: string | null } {
  const begins = from === '' ? now : typedInstant(from, timeZone);
  const ends = until === '' ? null : typedInstant(until, timeZone);
  const starts = begins > now ? begins : now;
  if (ends !== null && ends <= starts) throw new Problem('announcement-times', 422);
  return { published: starts.toISOString(), until: ends && ends.toISOString() };
}

function typedInstant(typed: string, timeZone: string): Date {
  const instant = instantOf(typed, timeZone);
  if (instant === null) throw new Problem('announcement-times', 422);
  return instant;
}

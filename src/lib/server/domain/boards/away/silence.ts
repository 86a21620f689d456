import { localTime } from '$lib/calendar';
import { inHours, minutesOfDay, turningPoints, usualScreen, type ScreenSettings } from '$lib/sync';
import type { BoardGroup } from '../lists/board-lists';
import { winningSetting, type BoardPlace } from '../lists/place';

/** The hall of a board: its opening hours by the unit's clock; `open` absent: always. */
export interface BoardHall {
  open?: ScreenSettings['open'];
  timeZone: string;
}

/** A board says every five minutes that it is there: after two that didn't come, it is silent. */
export const silentAfter = 12;

const aMinute = 60_000;

/** No step is longer, so that a clock that is put forward or back is noticed. */
const longestStep = 60;

/** The hall of one board, as the office has set its screen or as is usual. */
export function hallOf(
  board: string,
  {
    groups,
    screens,
    timeZone
  }: { groups: readonly BoardGroup[]; screens: ReadonlyMap<BoardPlace, ScreenSettings>; timeZone: string }
): BoardHall {
  const { open }: ScreenSettings = winningSetting(board, groups, screens)?.what ?? usualScreen;
  return { ...(open && { open }), timeZone };
}

/**
 * The silence of a board that was last heard of at `seen`: none; `off`, outside the opening hours of its
 * hall, like a computer that is switched off at night; or `away`, within them. A board that went silent
 * within them stays away when the hall closes.
 */
export function silenceOf(seen: string, now: Date, hall: BoardHall): 'none' | 'off' | 'away' {
  const [from, until] = [Date.parse(seen), now.getTime()];
  if (until - from < silentAfter * aMinute) return 'none';
  return openMinutes([from, until], hall, silentAfter) < silentAfter ? 'off' : 'away';
}

/** Whole minutes of the hall's opening hours between two instants; counted to `most` and no further. */
export function openMinutes([from, until]: readonly [number, number], hall: BoardHall, most: number): number {
  const { open, timeZone } = hall;
  if (!open) return Math.max(0, Math.min(most, Math.floor((until - from) / aMinute)));
  if (open.length === 0) return 0;
  const turns = turningPoints(open);
  let passed = 0;
  for (let at = from; at < until && passed < most * aMinute;) {
    const { minute } = localTime(at, timeZone);
    const turn = turns.find((each) => each > minute) ?? minutesOfDay;
    const step = Math.min(turn - minute, longestStep) * aMinute - (at % aMinute);
    const end = Math.min(at + step, until);
    if (open.some((hours) => inHours(hours, minute))) passed += end - at;
    at = end;
  }
  return Math.min(most, Math.floor(passed / aMinute));
}

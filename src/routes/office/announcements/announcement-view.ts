import { hangsAt, isOver, type KeptAnnouncement } from '$lib/server/announcements/announcements';
import type { Board } from '$lib/server/boards/boards';
import type { BoardGroup, Playlist } from '$lib/server/boards/lists/board-lists';
import { waitingOn } from '$lib/server/boards/unit-feed';

/** `down`: taken down by hand; `over`: its time is over. */
export type HangingState = 'on' | 'coming' | 'over' | 'down';

export function hangingState(
  announcement: Pick<KeptAnnouncement, 'withdrawn' | 'published' | 'until'>,
  now: Date
): HangingState {
  if (announcement.withdrawn !== null) return 'down';
  if (isOver(announcement, now)) return 'over';
  return hangsAt(announcement, now) ? 'on' : 'coming';
}

export interface HangingCount {
  /** boards on which it hangs */
  on: number;
  /** boards on which newer ones hang, and it waits */
  waits: number;
}

/** On how many of a unit's boards each announcement hangs now, and on how many it waits for newer ones, by its code. */
export function hangingCounts(
  list: readonly KeptAnnouncement[],
  now: Date,
  unit: { boards: readonly Board[]; groups: readonly BoardGroup[]; playlists: readonly Playlist[] }
): Map<string, HangingCount> {
  const hanging = list.filter((each) => hangsAt(each, now));
  const inUse = unit.boards.flatMap(({ code, revoked }) => (revoked === null ? [code] : []));
  return waitingOn(hanging, inUse, unit);
}

import { hangsAt, isOver, type KeptAnnouncement } from '$lib/server/domain/announcements/announcements';
import type { BoardRecord } from '$lib/server/domain/boards/boards';
import type { BoardGroup, Playlist } from '$lib/server/domain/boards/lists/board-lists';
import { waitingOn } from '$lib/server/domain/boards/unit-feed';

/** `coming` hasn't begun; `down` was taken down by hand; the time of `over` has passed. */
export type HangingState = 'on' | 'coming' | 'over' | 'down';

/** The state of an announcement at a moment. */
export function hangingState(
  announcement: Pick<KeptAnnouncement, 'withdrawn' | 'published' | 'until'>,
  now: Date
): HangingState {
  if (announcement.withdrawn !== null) return 'down';
  if (isOver(announcement, now)) return 'over';
  return hangsAt(announcement, now) ? 'on' : 'coming';
}

export interface HangingCount {
  /** number of boards on which it hangs */
  on: number;
  /** number of boards on which it waits behind newer ones */
  waits: number;
}

/**
 * For each announcement's code, on how many of the unit's boards it hangs now, and on how many it waits
 * behind newer ones.
 * @param list all announcements of the unit
 */
export function hangingCounts(
  list: readonly KeptAnnouncement[],
  now: Date,
  unit: { boards: readonly BoardRecord[]; groups: readonly BoardGroup[]; playlists: readonly Playlist[] }
): Map<string, HangingCount> {
  const hanging = list.filter((each) => hangsAt(each, now));
  const inUse = unit.boards.flatMap(({ code, revoked }) => (revoked === null ? [code] : []));
  return waitingOn(hanging, inUse, unit);
}

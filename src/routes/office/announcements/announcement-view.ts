import { hangsAt, isOver, type KeptAnnouncement } from '$lib/server/announcements/announcements';
import type { Boards } from '$lib/server/boards/boards';
import type { BoardLists } from '$lib/server/boards/lists/board-lists';
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

/** On how many of a unit's boards each announcement hangs now, and on how many it waits for newer ones, by its code. */
export async function hangingCounts(
  list: readonly KeptAnnouncement[],
  now: Date,
  { boards, lists }: { boards: Pick<Boards, 'list'>; lists: Pick<BoardLists, 'groups' | 'playlists'> }
): Promise<Map<string, HangingCount>> {
  const inUse = (await boards.list()).flatMap(({ code, revoked }) => (revoked === null ? [code] : []));
  const set = { groups: await lists.groups(), playlists: await lists.playlists() };
  return waitingOn(
    list.filter((each) => hangsAt(each, now)),
    inUse,
    set
  );
}

export interface HangingCount {
  /** boards on which it hangs */
  on: number;
  /** boards on which newer ones hang, and it waits */
  waits: number;
}

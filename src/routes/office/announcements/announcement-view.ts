import { hangsAt, isOver, type KeptAnnouncement } from '$lib/server/announcements/announcements';

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

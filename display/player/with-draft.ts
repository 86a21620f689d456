import type { Announcement, BoardFeed, PlaylistItem } from '$lib/sync';

/** A feed with a draft as its only announcement: on the playlist at every hour, and covered by nothing. */
export function withDraft({ emergencies: _, ...feed }: BoardFeed, draft: Announcement): BoardFeed {
  const { playlist } = feed;
  return {
    ...feed,
    announcements: [draft],
    ...(playlist && { playlist: withAnnouncements(playlist) })
  };
}

/** One line for all announcements: the playlist's own, or one at its end. */
function withAnnouncements(items: readonly PlaylistItem[]): PlaylistItem[] {
  const own = items.find(({ scene, code }) => scene === 'announcement' && code === undefined);
  const { when: _, ...line } = own ?? { id: 'draft', scene: 'announcement' as const, seconds: 15 };
  const lines = items.flatMap((item) => {
    if (item.scene !== 'announcement') return [item];
    return item === own ? [line] : [];
  });
  return own ? lines : [...lines, line];
}

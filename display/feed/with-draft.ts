import type { Announcement, BoardFeed, PlaylistItem } from '$lib/sync';

/**
 * A feed with a draft as its only announcement: in the playlist at every hour, and without an emergency above
 * it.
 */
export function withDraft(feed: BoardFeed, draft: Announcement): BoardFeed {
  return {
    ...feed,
    announcements: [draft],
    playlist: withAnnouncements(feed.playlist),
    emergencies: []
  };
}

/**
 * The playlist with one line for all announcements: its own, or one at its end. An empty playlist shows all
 * anyway.
 */
function withAnnouncements(items: readonly PlaylistItem[]): PlaylistItem[] {
  if (items.length === 0) return [];
  const own = items.find(({ scene, code }) => scene === 'announcement' && code === undefined);
  const { when: _, ...line } = own ?? { id: 'draft', scene: 'announcement' as const, seconds: 15 };
  const lines = items.flatMap((item) => {
    if (item.scene !== 'announcement') return [item];
    return item === own ? [line] : [];
  });
  return own ? lines : [...lines, line];
}

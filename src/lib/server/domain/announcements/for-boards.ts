import { boardText } from '$lib/markup';
import type { Announcement, Media } from '$lib/sync';
import type { BoardPlace } from '../boards/lists/place';
import type { KeptAnnouncement } from './announcements';

/** An announcement as boards have it, and the places where it is shown. */
export interface BoardAnnouncement {
  places: readonly BoardPlace[];
  announcement: Announcement;
}

/**
 * Turns a stored announcement into the form for boards, without erased files and with captions where they
 * are switched on.
 */
export function forBoards({ places, files, body, until, ...kept }: KeptAnnouncement): BoardAnnouncement {
  const { code, year, no, title, published, captioned } = kept;
  const track = captioned ? files.find(({ kind, words }) => kind === 'vtt' && words !== null) : undefined;
  const media = files.flatMap(({ address, words, width, height, seconds }): Media[] => {
    if (words === null || width === null || height === null) return [];
    const film = seconds !== null && { seconds, ...(track && { captions: track.address }) };
    return [{ address, words, width, height, ...film }];
  });
  return {
    places,
    announcement: {
      code,
      year,
      no,
      title,
      body: boardText(body),
      published,
      ...(until !== null && { until }),
      ...(media.length > 0 && { media })
    }
  };
}

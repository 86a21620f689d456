import { boardText, withoutMarks } from '$lib/notice';
import type { Announcement, Media } from '$lib/sync';
import type { Place } from '../boards/lists/place';
import type { KeptAnnouncement } from './announcements';

/** An announcement as boards have it, and where it hangs. */
export interface BoardAnnouncement {
  places: readonly Place[];
  announcement: Announcement;
}

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
      ...{ code, year, no, title, body: boardText(body), published },
      ...(until !== null && { until }),
      ...(media.length > 0 && { media })
    }
  };
}

/** As a program reads it that knows no captions. */
export function withoutCaptions({ media, ...announcement }: Announcement): Announcement {
  return { ...announcement, ...(media && { media: media.map(({ captions: _, ...each }) => each) }) };
}

/** As a program reads it that knows neither bold nor pictures nor an end. */
export function inPlain({ code, year, no, title, body, published }: Announcement): Announcement {
  return { code, year, no, title, body: withoutMarks(body), published };
}

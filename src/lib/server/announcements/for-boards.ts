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
  const { code, year, no, title, published } = kept;
  const media = files.flatMap(({ address, words, width, height, seconds }): Media[] =>
    words === null || width === null || height === null
      ? []
      : [{ address, words, width, height, ...(seconds !== null && { seconds }) }]
  );
  return {
    places,
    announcement: {
      ...{ code, year, no, title, body: boardText(body), published },
      ...(until !== null && { until }),
      ...(media.length > 0 && { media })
    }
  };
}

/** As a program reads it that knows neither bold nor pictures nor an end. */
export function inPlain({ code, year, no, title, body, published }: Announcement): Announcement {
  return { code, year, no, title, body: withoutMarks(body), published };
}

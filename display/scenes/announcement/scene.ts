import type { Announcement, Media } from '$lib/sync';
import { m } from '$lib/text';
import { pagesOf, type PagePlace } from '../paging';
import type { SceneKind } from '../scene-kind';
import { mediaOn } from './media-on';

export interface AnnouncementSlot extends PagePlace {
  scene: 'announcement';
  code: string;
  /** the page's paragraphs; none on that of a picture or film */
  text: readonly string[];
}

/** How long a page of words or a picture is shown; a film that can't be played, too. */
export const pictureSeconds = 15;

/** A film of a second, and then its last picture for as long as it takes to see that it was one. */
const leastFilm = 5;

interface AnnouncementData {
  announcement: Announcement;
  paragraphs: readonly string[];
  /** the picture or film whose page it is; null: one of its words */
  shown: Media | null;
}

/** 公告: all that hang, or the one that a line of the playlist names. */
export const scene: SceneKind<AnnouncementSlot, AnnouncementData> = {
  seconds: pictureSeconds,
  pagesPerRound: 8,
  shown: 'usual',
  turn: 4,
  title: () => m.scene_title_announcement(),
  lists: ({ feed, layout, pages }, line) =>
    feed.announcements
      .filter(({ code }) => line.code === undefined || code === line.code)
      .map((each) => {
        const texts = pages.announcement(each, layout);
        // First what it says, then what it shows, each picture alone; a film as long as it lasts.
        return pagesOf([...texts, ...(each.media ?? [])]).map(
          (place): AnnouncementSlot & { seconds?: number } => {
            const film = mediaOn(each, place)?.seconds;
            return {
              scene: 'announcement',
              ...(film && { seconds: Math.max(film + 1, leastFilm) }),
              ...place,
              code: each.code,
              text: texts[place.page] ?? []
            };
          }
        );
      }),
  data: (feed, slot) => {
    const found = feed.announcements.find(({ code }) => code === slot.code);
    return found ? { announcement: found, paragraphs: slot.text, shown: mediaOn(found, slot) ?? null } : null;
  }
};

declare module '../scene-kind' {
  interface SceneKinds {
    announcement: typeof scene;
  }
}

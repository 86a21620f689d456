import type { Announcement, Media } from '$lib/sync';

/**
 * The picture or film on a page of an announcement; these pages come after the text's.
 * @param page from 0
 * @param pages of the whole announcement
 */
export function mediaOn(
  { media = [] }: Announcement,
  { page, pages }: { page: number; pages: number }
): Media | undefined {
  return media[page - (pages - media.length)];
}

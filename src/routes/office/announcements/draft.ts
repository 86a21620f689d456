import { localTime } from '$lib/calendar';
import { boardText } from '$lib/markup';
import type { Announcement, DraftFilm, AnnouncementDraft } from '$lib/sync';
import type { ShownFile } from '$lib/ui/WrittenText.svelte';

/** A draft: the typed text, and the code and number that the announcement has or will get. */
export interface TypedDraft extends Pick<Announcement, 'code' | 'year' | 'no' | 'title' | 'body'> {
  /** ISO instant at which it begins to hang */
  published: string;
  shown: AnnouncementDraft['shown'];
}

/**
 * The announcement as boards would get it if it were sent now.
 * @returns null while nothing is typed
 */
export function announcementDraft({ shown, ...typed }: TypedDraft): AnnouncementDraft | null {
  const title = typed.title.trim();
  const body = typed.body.replace(/\r\n?/g, '\n').trim();
  if (title === '' && body === '') return null;
  return { type: 'DRAFT', announcement: { ...typed, title, body: boardText(body) }, shown: [...shown] };
}

/**
 * The instant that was typed by the unit's clock, but no earlier than now.
 * @param typed `2026-11-20T08:00`, or ''
 * @param now ISO instant
 * @param timeZone the unit's IANA zone
 */
export function beginOf(typed: string, { now, timeZone }: { now: string; timeZone: string }): string {
  const asUtc = Date.parse(`${typed}:00Z`);
  if (Number.isNaN(asUtc)) return now;
  const there = localTime(asUtc, timeZone);
  const begins = asUtc - (Date.parse(`${there.date}T${there.time}:00Z`) - asUtc);
  return new Date(Math.max(begins, Date.parse(now))).toISOString();
}

/** The chosen files as a board shows them after the text; files that can't be drawn are left out. */
export function shownOnBoard(
  pictures: { readonly shown: readonly (ShownFile | null)[] },
  film: { readonly shown: DraftFilm | null }
): AnnouncementDraft['shown'] {
  const drawn = pictures.shown.flatMap((picture): AnnouncementDraft['shown'] => {
    if (!picture?.src) return [];
    const { src, words, width, height } = picture;
    return [{ address: src, words, width, height }];
  });
  return film.shown ? [...drawn, film.shown] : drawn;
}

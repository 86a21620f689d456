import { localTime } from '$lib/calendar';
import { boardText } from '$lib/notice';
import type { Announcement, ChosenFilm, Draft } from '$lib/sync';
import type { ShownFile } from '$lib/ui/WrittenText.svelte';

/** What is typed of an announcement, and what it already is. */
export interface Typed extends Pick<Announcement, 'code' | 'year' | 'no' | 'title' | 'body'> {
  /** instant at which it begins to hang */
  published: string;
  shown: Draft['shown'];
}

/** An announcement as boards would have it, were it sent now. Null: there is nothing to be seen yet. */
export function draftOf({ shown, ...typed }: Typed): Draft | null {
  const title = typed.title.trim();
  const body = typed.body.replace(/\r\n?/g, '\n').trim();
  if (title === '' && body === '') return null;
  return { type: 'DRAFT', announcement: { ...typed, title, body: boardText(body) }, shown: [...shown] };
}

/**
 * The instant that is written by the unit's clock, or now for an earlier one and for none.
 * @param typed `2026-11-20T08:00`, or ''
 */
export function beginOf(typed: string, { now, timeZone }: { now: string; timeZone: string }): string {
  const asUtc = Date.parse(`${typed}:00Z`);
  if (Number.isNaN(asUtc)) return now;
  const there = localTime(asUtc, timeZone);
  const begins = asUtc - (Date.parse(`${there.date}T${there.time}:00Z`) - asUtc);
  return new Date(Math.max(begins, Date.parse(now))).toISOString();
}

/** What was chosen to hang with it, as a board shows it behind the words; what can't be drawn isn't there. */
export function shownOnBoard(
  pictures: { readonly shown: readonly (ShownFile | null)[] },
  film: { readonly shown: ChosenFilm | null }
): Draft['shown'] {
  const drawn = pictures.shown.flatMap((picture): Draft['shown'] => {
    if (!picture?.src) return [];
    const { src, words, width, height } = picture;
    return [{ address: src, words, width, height }];
  });
  return film.shown ? [...drawn, film.shown] : drawn;
}

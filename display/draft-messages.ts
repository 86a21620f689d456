import { draftMessageSchema, type Announcement, type ChosenFilm, type Draft, type Media } from '$lib/sync';
import * as v from 'valibot';

export interface DraftListener {
  onDraft(announcement: Announcement): void;
  onStep(by: 1 | -1): void;
}

/** Whether a rehearsal stands in a frame of a page that may hand it a draft. */
export const isFramed = (): boolean => window.parent !== window;

/**
 * Takes drafts from the page in whose frame this is, and from nobody else: another site, another window or this page itself are
 * not heard, nor is what has another shape.
 * @returns what ends it
 */
export function hearDrafts({ onDraft, onStep }: DraftListener): () => void {
  let newest = 0;
  const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== location.origin || !isFramed() || source !== window.parent) return;
    const read = v.safeParse(draftMessageSchema, data);
    if (!read.success) return console.warn(`not a draft: ${read.issues[0].message}`);
    if (read.output.type === 'STEP') return onStep(read.output.by);
    const own = ++newest;
    // While a film was looked at, somebody has typed on.
    void announcementOf(read.output).then((announcement) => {
      if (own === newest) onDraft(announcement);
    });
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}

/** As boards have it, its files still on the device on which it is written. */
export async function announcementOf({ announcement, shown }: Draft): Promise<Announcement> {
  const media = await Promise.all(shown.map((each) => ('film' in each ? filmAsSent(each) : each)));
  return { ...announcement, ...(media.length > 0 && { media }) };
}

let lastFilm: { film: string; size: Promise<Omit<Media, 'address' | 'words'>> } | null = null;

/** As the server will tell it of the same film: whole seconds, rounded up. */
async function filmAsSent({ film, words }: ChosenFilm): Promise<Media> {
  if (lastFilm?.film !== film) lastFilm = { film, size: sizeOfFilm(film) };
  return { address: film, words, ...(await lastFilm.size) };
}

/** One that this browser can't play has a second, in which its scene tells in words what it shows. */
function sizeOfFilm(film: string): Promise<Omit<Media, 'address' | 'words'>> {
  const video = document.createElement('video');
  video.preload = 'metadata';
  video.muted = true;
  return new Promise((done) => {
    const tell = () => {
      const { duration, videoWidth, videoHeight } = video;
      const seconds = Number.isFinite(duration) ? Math.max(1, Math.ceil(duration)) : 1;
      done({ seconds, width: videoWidth || 1, height: videoHeight || 1 });
      video.removeAttribute('src');
      video.load();
    };
    video.addEventListener('loadedmetadata', tell, { once: true });
    video.addEventListener('error', tell, { once: true });
    video.src = film;
  });
}

import {
  draftMessageSchema,
  type Announcement,
  type DraftFilm,
  type AnnouncementDraft,
  type Media
} from '$lib/sync';
import * as v from 'valibot';

export interface DraftListener {
  onDraft(announcement: Announcement): void;
  onStep(by: 1 | -1): void;
}

/** Whether this preview runs in another page's frame, so that it may be handed a draft. */
export const isFramed = (): boolean => window.parent !== window;

/**
 * Takes drafts from the page that frames this one, and from nobody else: messages of other sites, other
 * windows or this page itself are ignored, and so are those of another shape.
 * @returns a function that stops listening
 */
export function hearDrafts({ onDraft, onStep }: DraftListener): () => void {
  let newest = 0;
  const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== location.origin || !isFramed() || source !== window.parent) return;
    const read = v.safeParse(draftMessageSchema, data);
    if (!read.success) return console.warn(`not a draft: ${read.issues[0].message}`);
    if (read.output.type === 'STEP') return onStep(read.output.by);
    const own = ++newest;
    // While the film's size was determined, a newer draft may have come.
    void announcementOf(read.output).then((announcement) => {
      if (own === newest) onDraft(announcement);
    });
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}

/** The draft as boards would get it, with its files still on the writer's device. */
export async function announcementOf({ announcement, shown }: AnnouncementDraft): Promise<Announcement> {
  const media = await Promise.all(shown.map((each) => ('film' in each ? filmAsSent(each) : each)));
  return { ...announcement, ...(media.length > 0 && { media }) };
}

let lastFilm: { film: string; size: Promise<Omit<Media, 'address' | 'words'>> } | null = null;

/** The film as the server will describe it, with its length in whole seconds, rounded up. */
async function filmAsSent({ film, words }: DraftFilm): Promise<Media> {
  if (lastFilm?.film !== film) lastFilm = { film, size: sizeOfFilm(film) };
  return { address: film, words, ...(await lastFilm.size) };
}

/**
 * Finds a film's size. One that this browser can't play gets one second, in which its scene shows its
 * description.
 */
function sizeOfFilm(film: string): Promise<Omit<Media, 'address' | 'words'>> {
  const video = document.createElement('video');
  video.preload = 'metadata';
  video.muted = true;
  return new Promise((done) => {
    const notify = () => {
      const { duration, videoWidth, videoHeight } = video;
      const seconds = Number.isFinite(duration) ? Math.max(1, Math.ceil(duration)) : 1;
      done({ seconds, width: videoWidth || 1, height: videoHeight || 1 });
      video.removeAttribute('src');
      video.load();
    };
    video.addEventListener('loadedmetadata', notify, { once: true });
    video.addEventListener('error', notify, { once: true });
    video.src = film;
  });
}

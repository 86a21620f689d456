import type { TypedAnnouncement } from '$lib/server/announcements/announce';
import type { Shown } from '$lib/server/announcements/files/read-files';
import type { Upload } from '$lib/server/imports/upload';
import { field, fields } from '../../fields';
import { placesIn } from './places-in';

/** Of what may hang with an announcement. */
export interface FileLimits {
  /** how many */
  pictures: number;
  attachments: number;
  /** megabytes of each */
  picture: number;
  video: number;
  attachment: number;
  /** of the film */
  seconds: number;
  /** characters that say what a picture shows */
  words: number;
}

/** What comes back with a refusal, so that nobody types it twice. Chosen files can't. */
export interface TypedTexts {
  title: string;
  body: string;
  from: string;
  until: string;
  places: string[];
  words: string[];
  videoWords: string;
}

export function textsIn(form: FormData): TypedTexts {
  return {
    ...{ title: field(form, 'title'), body: field(form, 'body') },
    ...{ from: field(form, 'from'), until: field(form, 'until') },
    ...{
      places: placesIn(form),
      words: fields(form.getAll('words')),
      videoWords: field(form, 'video-words')
    }
  };
}

/** An announcement as the form brought it. A picture and what it shows belong together by their place. */
export async function announcementIn(form: FormData, texts: TypedTexts): Promise<TypedAnnouncement> {
  const { words, videoWords, ...typed } = texts;
  const pictures = await uploads(form.getAll('picture'));
  const [video = null] = await uploads(form.getAll('video'));
  const chosen = pictures.flatMap((file, at): Shown[] => (file ? [{ file, words: words[at] ?? '' }] : []));
  const attachments = (await uploads(form.getAll('attachment'))).flatMap((file) => file ?? []);
  return {
    ...typed,
    files: { pictures: chosen, video: video && { file: video, words: videoWords }, attachments }
  };
}

/** In the order of the form; null where none was chosen. */
function uploads(chosen: readonly FormDataEntryValue[]): Promise<(Upload | null)[]> {
  return Promise.all(
    chosen.map(async (file) => {
      if (!(file instanceof File) || file.name === '') return null;
      return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    })
  );
}

import type { TypedAnnouncement } from '$lib/server/announcements/announce';
import type { Shown, TypedFiles } from '$lib/server/announcements/files/read-files';
import type { Upload } from '$lib/server/imports/upload';
import { Problem } from '$lib/server/problem';
import { field, fields } from '../../fields';
import { placesIn } from './places-in';

/** What may hang with an announcement. */
export interface FileRoom {
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
  /** by their numbers, what may be hung now; `video`: a film may, `captions`: those of one may */
  free: { pictures: number[]; attachments: number[]; video: boolean; captions: boolean };
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
  captioned: boolean;
}

export function textsIn(form: FormData): TypedTexts {
  return {
    ...{ title: field(form, 'title'), body: field(form, 'body') },
    ...{ from: field(form, 'from'), until: field(form, 'until') },
    ...{
      places: placesIn(form),
      words: fields(form.getAll('words')),
      videoWords: field(form, 'video-words'),
      captioned: field(form, 'captioned') === 'yes'
    }
  };
}

/** An announcement as the form brought it. @throws Problem `announcement-nowhere` */
export async function announcementIn(form: FormData, texts: TypedTexts): Promise<TypedAnnouncement> {
  const { words: _, videoWords: __, ...typed } = texts;
  if (form.has('asked-where') && typed.places.length === 0) throw new Problem('announcement-nowhere', 422);
  return { ...typed, files: await filesIn(form, texts) };
}

/** What was chosen to hang with it. A picture and what it shows belong together by their place. */
export async function filesIn(
  form: FormData,
  { words, videoWords }: Pick<TypedTexts, 'words' | 'videoWords'>
): Promise<TypedFiles> {
  const pictures = await uploads(form.getAll('picture'));
  const [video = null] = await uploads(form.getAll('video'));
  const [captions = null] = await uploads(form.getAll('captions'));
  const chosen = pictures.flatMap((file, at): Shown[] => (file ? [{ file, words: words[at] ?? '' }] : []));
  const attachments = (await uploads(form.getAll('attachment'))).flatMap((file) => file ?? []);
  return { pictures: chosen, video: video && { file: video, words: videoWords }, captions, attachments };
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

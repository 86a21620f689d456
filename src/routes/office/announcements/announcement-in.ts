import type { TypedAnnouncement } from '$lib/server/domain/announcements/announce';
import type { UploadedFile, TypedFiles } from '$lib/server/domain/announcements/files/read-files';
import type { Upload } from '$lib/server/domain/imports/upload';
import { Problem } from '$lib/server/platform/problem/problem';
import { field, fields } from '../../forms/fields';

/** Limits of an announcement's files, and the room that is left. */
export interface FileRoom {
  /** number of files of each kind */
  pictures: number;
  attachments: number;
  /** greatest size of each kind, in megabytes */
  picture: number;
  video: number;
  attachment: number;
  /** greatest length of the film, in seconds */
  seconds: number;
  /** greatest length of a picture's description, in characters */
  words: number;
  /**
   * files that may still be added: the numbers that further pictures and papers would get, and whether a film
   * and captions may be added
   */
  free: { pictures: number[]; attachments: number[]; video: boolean; captions: boolean };
}

/** Typed texts that go back to a refused form; chosen files can't. */
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

/** Reads the texts of an announcement's form as typed. */
export function textsIn(form: FormData): TypedTexts {
  return {
    title: field(form, 'title'),
    body: field(form, 'body'),
    from: field(form, 'from'),
    until: field(form, 'until'),
    // None means all boards.
    places: fields(form.getAll('place')),
    words: fields(form.getAll('words')),
    videoWords: field(form, 'video-words'),
    captioned: field(form, 'captioned') === 'yes'
  };
}

/**
 * Reads an announcement from its form.
 * @param texts read by `textsIn`
 * @throws Problem `announcement-nowhere` when boards could be chosen and none was
 */
export async function announcementIn(form: FormData, texts: TypedTexts): Promise<TypedAnnouncement> {
  const { words: _, videoWords: __, ...typed } = texts;
  if (form.has('asked-where') && typed.places.length === 0) throw new Problem('announcement-nowhere', 422);
  return { ...typed, files: await filesIn(form, texts) };
}

/**
 * Reads the chosen files. Pictures and their descriptions belong together by their place in the form.
 * @param words descriptions of the pictures, by place
 * @param videoWords description of the film
 */
export async function filesIn(
  form: FormData,
  { words, videoWords }: Pick<TypedTexts, 'words' | 'videoWords'>
): Promise<TypedFiles> {
  const pictures = await uploads(form.getAll('picture'));
  const [video = null] = await uploads(form.getAll('video'));
  const [captions = null] = await uploads(form.getAll('captions'));
  const chosen = pictures.flatMap((file, at): UploadedFile[] =>
    file ? [{ file, words: words[at] ?? '' }] : []
  );
  const attachments = (await uploads(form.getAll('attachment'))).flatMap((file) => file ?? []);
  return { pictures: chosen, video: video && { file: video, words: videoWords }, captions, attachments };
}

/** Reads the chosen files in the order of the form, with null where none was chosen. */
function uploads(chosen: readonly FormDataEntryValue[]): Promise<(Upload | null)[]> {
  return Promise.all(
    chosen.map(async (file) => {
      if (!(file instanceof File) || file.name === '') return null;
      return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    })
  );
}

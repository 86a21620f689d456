import { saysSomething } from '../../../platform/text/text-trouble';
import type { Upload } from '../../imports/upload';
import { plainLine } from '../../../platform/text/plain-text';
import { Problem } from '../../../platform/problem/problem';
import * as v from 'valibot';
import type { AnnouncementFile } from '../announcements';
import { refuseUnshown } from '../board-signs';
import { fileLimits, isPicture, useOf, type FileUse } from './file-kind';
import { readFile } from './read-file';

/** An uploaded picture or film, with its description. */
export interface UploadedFile {
  file: Upload;
  words: string;
}

/** The files that were uploaded with an announcement. */
export interface TypedFiles {
  pictures: readonly UploadedFile[];
  video: UploadedFile | null;
  /** captions of this film, or of the one that the announcement has already */
  captions?: Upload | null;
  attachments: readonly Upload[];
}

/** The files that the announcement has already; an erased file keeps its number. */
export type ExistingFiles = readonly Pick<AnnouncementFile, 'no' | 'kind' | 'words'>[];

type Ready = Omit<AnnouncementFile, 'id' | 'size' | 'address'> & { words: string; bytes: Uint8Array };

/**
 * Checks the uploaded files and makes them ready to be published: known by their bytes, not too large,
 * without traces of where they were taken, each with words for people who can't see it.
 * @param beside the files that the announcement has already
 * @throws Problem `too-many-media`, `captions-without-film`, `words-missing`, those of `refuseUnshown` and
 * `readFile`
 */
export function readFiles(
  { pictures, video, captions = null, attachments }: TypedFiles,
  beside: ExistingFiles = []
): Ready[] {
  const hung = (use: FileUse) =>
    beside.filter(({ kind, words }) => words !== null && useOf(kind) === use).length;
  if (
    hung('picture') + pictures.length > fileLimits.picture.files ||
    hung('video') + (video ? 1 : 0) > fileLimits.video.files ||
    hung('captions') + (captions ? 1 : 0) > fileLimits.captions.files ||
    hung('attachment') + attachments.length > fileLimits.attachment.files
  )
    throw new Problem('too-many-media', 422, {
      pictures: fileLimits.picture.files,
      attachments: fileLimits.attachment.files
    });
  if (captions && !video && hung('video') === 0) throw new Problem('captions-without-film', 422);
  const shown = video ? [...pictures, video] : pictures;
  const last = Math.max(0, ...beside.map(({ no }) => no));
  const before = beside.filter(({ kind }) => isPicture(kind)).length;
  const media = shown.map(({ file, words }, index): Ready => {
    const read = readFile(file.bytes, index < pictures.length ? 'picture' : 'video');
    return { no: last + index + 1, ...read, words: wordsOf(words, before + index + 1) };
  });
  const named = [
    ...(captions ? [{ file: captions, use: 'captions' as const }] : []),
    ...attachments.map((file) => ({ file, use: 'attachment' as const }))
  ].map(({ file, use }, index): Ready => {
    const no = last + media.length + index + 1;
    return { no, ...readFile(file.bytes, use), words: nameOf(file) };
  });
  return [...media, ...named];
}

const line = plainLine(fileLimits.words);

function wordsOf(words: string, no: number): string {
  if (saysSomething(words)) refuseUnshown(words, 'words');
  const read = v.safeParse(line, words);
  if (!read.success) throw new Problem('words-missing', 422, { no, limit: fileLimits.words });
  return read.output;
}

/**
 * The name of a paper or of captions, without its ending, since the bytes tell the type. A name that can't
 * be shown becomes ''.
 */
function nameOf({ name }: Upload): string {
  const bare = Array.from(name.replace(/^.*[/\\]/, '').replace(/\.\w{1,5}$/, ''))
    .slice(0, fileLimits.words)
    .join('');
  return v.is(line, bare) ? bare.trim() : '';
}

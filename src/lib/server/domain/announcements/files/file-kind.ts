import type { PictureKind } from '../../../platform/pictures/picture-size';
import { Problem } from '../../../platform/problem/problem';
import { officeFile } from './office-file';

/** The files that an announcement may have, with the content type under which they are sent. */
export const fileTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint'
} as const;
export type MediaKind = keyof typeof fileTypes;

const uses = { picture: ['jpg', 'png', 'webp'], video: ['mp4', 'webm'] } as const;
export type FileUse = 'picture' | 'video' | 'captions' | 'attachment';

/** The use that a kind of file has in an announcement. */
export function useOf(kind: MediaKind): FileUse {
  const films: readonly MediaKind[] = uses.video;
  if (kind === 'vtt') return 'captions';
  return isPicture(kind) ? 'picture' : films.includes(kind) ? 'video' : 'attachment';
}

/** Whether a kind of file is a picture. */
export function isPicture(kind: MediaKind): kind is PictureKind {
  const pictures: readonly MediaKind[] = uses.picture;
  return pictures.includes(kind);
}

const MiB = 1024 * 1024;

/** Files of one announcement and bytes of one; pixels and seconds are what an old screen can still play. */
export const fileLimits = {
  picture: { files: 6, bytes: 6 * MiB },
  video: { files: 1, bytes: 16 * MiB },
  captions: { files: 1, bytes: MiB / 4 },
  attachment: { files: 3, bytes: 6 * MiB },
  /** pixels of one side of a film: more than H.264 can have */
  filmSide: 8192,
  /** length of a film */
  seconds: 120,
  /** characters of a picture's description, or of a name */
  words: 60
} as const;

/** Bytes of a form with all files of one announcement. */
export const announcementBody = 32 * MiB;

/**
 * Tells a file's kind by its bytes, never by its name.
 * @throws Problem `empty-file`, `media-too-large`, `not-picture`, `not-video`, `not-captions`,
 * `not-attachment`, `with-macros`
 */
export function fileKind(bytes: Uint8Array, use: FileUse): MediaKind {
  if (bytes.length === 0) throw new Problem('empty-file', 422);
  const limit = fileLimits[use].bytes;
  if (bytes.length > limit) throw new Problem('media-too-large', 413, { limit: limit / MiB });
  const office = officeFile(bytes);
  const kind = office?.kind ?? kindOf(bytes);
  if (kind === null || useOf(kind) !== use) throw new Problem(`not-${use}`, 422);
  // Programs in a document would run on the computer of everybody who opens it.
  if (office?.hasMacros) throw new Problem('with-macros', 422);
  return kind;
}

function kindOf(bytes: Uint8Array): MediaKind | null {
  const at = (from: number, text: string) =>
    Buffer.from(bytes.subarray(from, from + text.length)).toString('latin1') === text;
  if (at(0, '\xff\xd8\xff')) return 'jpg';
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp';
  // QuickTime's own brand is what telephones call .mov: many screens can't play it.
  if (at(4, 'ftyp') && !at(8, 'qt  ') && !/^(?:heic|heix|mif1|avif)$/.test(brandOf(bytes))) return 'mp4';
  if (at(0, '\x1a\x45\xdf\xa3') && holds(bytes.subarray(0, 64), 'webm')) return 'webm';
  if (/^(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)/.test(Buffer.from(bytes.subarray(0, 10)).toString('latin1')))
    return 'vtt';
  return at(0, '%PDF-') ? 'pdf' : null;
}

function brandOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(8, 12)).toString('latin1');
}

function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text, 0, 'latin1');
}

import { Unreadable } from '../../imports/upload';
import { zipDirectory } from '../../imports/zip-directory';
import { Problem } from '../../problem';

/** What may hang with an announcement, and what it is sent as. */
export const fileTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint'
} as const;
export type FileKind = keyof typeof fileTypes;

const uses = { picture: ['jpg', 'png', 'webp'], video: ['mp4', 'webm'] } as const;
export type FileUse = 'picture' | 'video' | 'attachment';

export function useOf(kind: FileKind): FileUse {
  const is = (list: readonly FileKind[]) => list.includes(kind);
  return is(uses.picture) ? 'picture' : is(uses.video) ? 'video' : 'attachment';
}

const MiB = 1024 * 1024;

/** Files of one announcement and bytes of one; pixels and seconds are what an old screen can still draw. */
export const fileLimits = {
  picture: { files: 6, bytes: 6 * MiB },
  video: { files: 1, bytes: 16 * MiB },
  attachment: { files: 3, bytes: 6 * MiB },
  /** millions */
  megapixels: 25,
  /** pixels of one side */
  side: 12_000,
  /** pixels of one side of a film: more than H.264 can have */
  filmSide: 8192,
  /** of film */
  seconds: 120,
  /** characters of what a picture is said to show, or of a name */
  words: 60
} as const;

/** Bytes of a form with all that hangs with one announcement. */
export const announcementBody = 32 * MiB;

/**
 * What a file is, by its bytes and never by its name.
 * @throws Problem `empty-file`, `media-too-large`, `not-picture`, `not-video`, `not-attachment`, `with-macros`
 */
export function fileKind(bytes: Uint8Array, use: FileUse): FileKind {
  if (bytes.length === 0) throw new Problem('empty-file', 422);
  const limit = fileLimits[use].bytes;
  if (bytes.length > limit) throw new Problem('media-too-large', 413, { limit: limit / MiB });
  const kind = kindOf(bytes);
  if (kind === null || useOf(kind) !== use) throw new Problem(`not-${use}`, 422);
  if (use === 'attachment' && hasMacros(bytes)) throw new Problem('with-macros', 422);
  return kind;
}

function kindOf(bytes: Uint8Array): FileKind | null {
  const at = (from: number, text: string) =>
    Buffer.from(bytes.subarray(from, from + text.length)).toString('latin1') === text;
  if (at(0, '\xff\xd8\xff')) return 'jpg';
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp';
  // QuickTime's own brand is what telephones call .mov: many screens can't play it.
  if (at(4, 'ftyp') && !at(8, 'qt  ') && !/^(?:heic|heix|mif1|avif)$/.test(brandOf(bytes))) return 'mp4';
  if (at(0, '\x1a\x45\xdf\xa3') && holds(bytes.subarray(0, 64), 'webm')) return 'webm';
  if (at(0, '%PDF-')) return 'pdf';
  if (at(0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oldOfficeKind(bytes);
  if (at(0, 'PK\x03\x04')) return packedKind(bytes);
  return null;
}

function brandOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(8, 12)).toString('latin1');
}

/** Office documents are packed folders: the names in their directory tell which. */
function packedKind(bytes: Uint8Array): FileKind | null {
  const names = namesIn(bytes);
  if (!names.has('[Content_Types].xml')) return null;
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return names.has('ppt/presentation.xml') ? 'pptx' : null;
}

/** None of a folder that can't be opened. Nothing is unpacked here, so how much is in it doesn't matter. */
function namesIn(bytes: Uint8Array): Set<string> {
  try {
    const parts = zipDirectory(bytes, { parts: 5000, inflated: Infinity, ratio: Infinity });
    return new Set(parts.map(({ path }) => path));
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError) return new Set();
    throw error;
  }
}

/** Office 97 and WPS: streams are named in UTF-16. */
function oldOfficeKind(bytes: Uint8Array): FileKind | null {
  const has = (stream: string) => wide(bytes, stream);
  if (has('WordDocument')) return 'doc';
  if (has('Workbook')) return 'xls';
  return has('PowerPoint Document') ? 'ppt' : null;
}

/** Programs in a document run on the computer of whoever opens it. */
function hasMacros(bytes: Uint8Array): boolean {
  return holds(bytes, 'vbaProject.bin') || wide(bytes, '_VBA_PROJECT');
}

function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text, 0, 'latin1');
}

function wide(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text, 0, 'utf16le');
}

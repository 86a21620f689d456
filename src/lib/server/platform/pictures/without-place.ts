import { jpegMarker, jpegSegments } from './jpeg-segments';

/**
 * Removes what a camera and its owner wrote into a picture: where and when it was taken, by whom, with
 * what, a small copy from before it was cropped, a film behind it. The picture itself and its orientation
 * aren't touched. JPEG: ITU-T T.81 B, Exif 2.32; PNG: W3C PNG 11.3. A PDF stays as it is.
 */
export function withoutPlace(bytes: Uint8Array, kind: 'jpg' | 'png' | 'pdf'): Uint8Array {
  if (kind === 'jpg') return withoutSegments(bytes);
  return kind === 'png' ? withoutChunks(bytes) : bytes;
}

const { soi, eoi } = jpegMarker;
const app1 = 0xe1;
/** JFIF's head, colours (ICC) and Adobe's transform: the picture looks wrong without them. */
const needed = new Set([0xe0, 0xe2, 0xee]);

function withoutSegments(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, soi)];
  let up: number | null = null;
  for (const { marker, at, end } of jpegSegments(bytes)) {
    if (marker === app1) up ??= wayUp(bytes.subarray(at + 4, end));
    if (!isBeside(bytes, marker, at)) kept.push(bytes.subarray(at, end));
  }
  // Anything behind the picture's end, a film or another picture, isn't part of it.
  kept.push(Uint8Array.of(0xff, eoi));
  if (up !== null && up > 1) kept.splice(1, 0, exifOf(up));
  return joined(kept);
}

/**
 * Whether a segment is removed: applications' own segments and comments; beside ICC's, the index of further
 * pictures (MPF).
 */
function isBeside(bytes: Uint8Array, marker: number, at: number): boolean {
  if (marker === 0xfe) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  return !needed.has(marker) || latin(bytes, at + 4, 4) === 'MPF\0';
}

/** The orientation in an Exif segment, 1 to 8; null: it has none. */
function wayUp(segment: Uint8Array): number | null {
  if (latin(segment, 0, 6) !== 'Exif\0\0') return null;
  const view = new DataView(segment.buffer, segment.byteOffset + 6, segment.length - 6);
  if (view.byteLength < 10) return null;
  const little = latin(segment, 6, 2) === 'II';
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return null;
  const count = view.getUint16(first, little);
  for (let n = 0; n < count; n += 1) {
    const entry = first + 2 + n * 12;
    if (entry + 12 > view.byteLength) return null;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** A segment that says which way up, and nothing else. */
function exifOf(up: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0, 0, 0, 0, 0];
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  return Uint8Array.of(0xff, app1, 0, body.length + 2, ...body);
}

/** The orientation of a JPEG that has been through here, 1 to 8. */
export function wayUpKept(view: DataView): number {
  // `exifOf` writes it as the first segment: the one value follows marker, length and name.
  return view.byteLength > 38 && view.getUint16(2) === ((0xff << 8) | app1) ? view.getUint8(31) : 1;
}

/** Chunks that say something and show nothing. */
const telling = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function withoutChunks(bytes: Uint8Array): Uint8Array {
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
    const name = latin(bytes, at + 4, 4);
    const end = at + 12 + length;
    if (!telling.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
    if (name === 'IEND') break;
  }
  return joined(kept);
}

function latin(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

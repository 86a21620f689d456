import { jpegMarker, jpegSegments } from './jpeg-segments';
import { wayUpKept } from './without-place';
import { Problem } from '../problem/problem';

/** Millions of pixels: the most that an old board can draw, and a page of A4 scanned at 600 dpi. */
export const megapixels = { board: 25, scan: 36 } as const;
/** pixels of one side */
const longestSide = 12_000;

export type PictureKind = 'jpg' | 'png' | 'webp';

export interface PictureSize {
  width: number;
  height: number;
}

/**
 * The size of a picture as it is shown, in pixels: read in its head without unpacking.
 * @param bytes after `withoutPlace` has removed what a camera wrote
 * @param limit millions of pixels
 * @throws Problem `picture-moves`, `picture-broken` when its head doesn't say, `picture-too-large`
 */
export function pictureSize(bytes: Uint8Array, kind: PictureKind, limit: number): PictureSize {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = sizeIn(bytes, view, kind);
  if (!size || size.width < 1 || size.height < 1) throw new Problem('picture-broken', 422);
  const { width, height } = size;
  if (width * height > limit * 1_000_000 || Math.max(width, height) > longestSide)
    throw new Problem('picture-too-large', 422, { width, height, limit, side: longestSide });
  return size;
}

function sizeIn(bytes: Uint8Array, view: DataView, kind: PictureKind): PictureSize | null {
  try {
    if (kind === 'png') return pngSize(view);
    return kind === 'jpg' ? jpegSize(bytes, view) : webpSize(view);
  } catch (error) {
    // Such a picture ends before its head does.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const ihdr = 0x49484452;

/** W3C PNG 11.2.1: in the first chunk. A second head (5.6), or nothing behind it to be drawn, is no picture. */
function pngSize(view: DataView): PictureSize | null {
  const chunks = pngChunks(view);
  refuseMoving(chunks, ['acTL', 'fcTL', 'fdAT']);
  if (view.getUint32(12) !== ihdr || chunks.get('IHDR') !== 1 || !chunks.has('IDAT')) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/**
 * Refuses moving pictures: drawing hundreds of frames, each as large as a picture may be, would keep an old
 * processor busy for good.
 */
function refuseMoving(chunks: { has(name: string): boolean }, moving: readonly string[]): void {
  if (moving.some((name) => chunks.has(name))) throw new Problem('picture-moves', 422);
}

/**
 * ITU-T T.81 B.2.2: in the segment that begins the frame. A second one of another size is no picture, but a way to be
 * measured by one and drawn by the other.
 */
function jpegSize(bytes: Uint8Array, view: DataView): PictureSize | null {
  let size: PictureSize | null = null;
  for (const { marker, at, end } of jpegSegments(bytes)) {
    if (marker === jpegMarker.sos && !size) return null;
    if (!isFrame(marker)) continue;
    if (end < at + 9) return null;
    const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    if (size && (size.width !== width || size.height !== height)) return null;
    size = { width, height };
  }
  // Ways up from 5 on lie on their side.
  return size && wayUpKept(view) >= 5 ? { width: size.height, height: size.width } : size;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** RFC 9649: each of the three ways in which it can begin. */
function webpSize(view: DataView): PictureSize | null {
  const chunks = webpChunks(view);
  refuseMoving(chunks, ['ANIM', 'ANMF']);
  // A head that announces a picture, and none behind it.
  if (!chunks.has('VP8 ') && !chunks.has('VP8L')) return null;
  const chunk = view.getUint32(12);
  const at = 20;
  const three = (from: number) => view.getUint16(from, true) | (view.getUint8(from + 2) << 16);
  if (chunk === 0x56503858) return { width: three(at + 4) + 1, height: three(at + 7) + 1 };
  if (chunk === 0x56503820)
    return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff };
  if (chunk !== 0x5650384c || view.getUint8(at) !== 0x2f) return null;
  const bits = view.getUint32(at + 1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Counts the chunks of a PNG by name (W3C PNG 5.3) up to its end, as far as they can be told apart. */
function pngChunks(view: DataView): Map<string, number> {
  const names = new Map<string, number>();
  for (let at = 8; at + 8 <= view.byteLength && !names.has('IEND');) {
    const name = nameAt(view, at + 4);
    names.set(name, (names.get(name) ?? 0) + 1);
    at += 12 + view.getUint32(at);
  }
  return names;
}

/** The names of a WebP's chunks (RFC 9649 2.3), as far as they can be told apart. */
function webpChunks(view: DataView): Set<string> {
  const names = new Set<string>();
  for (let at = 12; at + 8 <= view.byteLength;) {
    const size = view.getUint32(at + 4, true);
    names.add(nameAt(view, at));
    at += 8 + size + (size % 2);
  }
  return names;
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
}

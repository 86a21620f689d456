import { Problem } from '../problem/problem';
import { jpegMarker, jpegSegments } from './jpeg-segments';
import type { PictureKind } from './picture-size';

/**
 * Refuses a picture of which the end is missing: it has a size, but a board can't draw it. Nothing is
 * unpacked.
 * @param bytes as they came, because `withoutPlace` writes a JPEG's end anew
 * @throws Problem `picture-cut-off`
 */
export function needWholePicture(bytes: Uint8Array, kind: PictureKind): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isWhole = { jpg: isWholeJpeg, png: isWholePng, webp: isWholeWebp }[kind];
  if (!isWhole(view, bytes)) throw new Problem('picture-cut-off', 422);
}

/** ITU-T T.81 B.1.1: a scan, and behind the last one the marker of the end; bytes that fill up may precede it. */
function isWholeJpeg(_: DataView, bytes: Uint8Array): boolean {
  let at = 0;
  let hasScan = false;
  for (const { marker, end } of jpegSegments(bytes)) {
    at = end;
    hasScan ||= marker === jpegMarker.sos;
  }
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  return hasScan && bytes[at] === 0xff && bytes[at + 1] === jpegMarker.eoi;
}

/** W3C PNG 5.3: chunks that each lie within the file, up to the one that ends it. */
function isWholePng(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength;) {
    const end = at + 12 + view.getUint32(at);
    if (end > view.byteLength) return false;
    if (view.getUint32(at + 4) === 0x49454e44) return true;
    at = end;
  }
  return false;
}

/** RFC 9649 2.4: the file says its own size. */
function isWholeWebp(view: DataView): boolean {
  return 8 + view.getUint32(4, true) <= view.byteLength;
}

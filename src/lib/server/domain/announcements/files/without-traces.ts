import { withoutPlace } from '../../../platform/pictures/without-place';
import { boxesIn, type Mp4Box } from './boxes';
import { elementsIn } from './elements';
import type { MediaKind } from './file-kind';

/**
 * Removes the data that a camera and its owner wrote into a picture or a film, above all where it was
 * taken. The picture and the sound aren't touched. A document stays as it is: it names its authors, and the
 * sender is told so.
 */
export function withoutTraces(bytes: Uint8Array, kind: MediaKind): Uint8Array {
  switch (kind) {
    case 'jpg':
    case 'png':
      return withoutPlace(bytes, kind);
    case 'webp':
      return withoutWebp(bytes);
    case 'mp4':
      return withoutBoxes(bytes);
    case 'webm':
      return withoutTags(bytes);
    default:
      return bytes;
  }
}

/** RFC 9649 2.7: Exif and XMP are chunks of their own, announced in the flags of the first one. */
function withoutWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept = [Buffer.from(bytes.subarray(0, 12))];
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (name === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~0b1100;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = end;
  }
  const whole = Buffer.concat(kept);
  whole.writeUInt32LE(whole.length - 8, 4);
  return new Uint8Array(whole);
}

const telling = new Set(['udta', 'meta', 'uuid']);

/** Boxes that say something become empty room, so that nothing behind them moves: the film is found by its place in the file. */
function withoutBoxes(bytes: Uint8Array): Uint8Array {
  const clean = bytes.slice();
  // Boxes that hold others where films have them (ISO/IEC 14496-12, 6.2.3), and no deeper.
  const clear = (within: Pick<Mp4Box, 'from' | 'until'>, inner: readonly string[]) => {
    for (const { type, at, from, until } of boxesIn(clean, within) ?? []) {
      if (telling.has(type)) {
        clean.set(Buffer.from('free', 'latin1'), at + 4);
        clean.fill(0, from, until);
      } else if (type === inner[0]) clear({ from, until }, inner.slice(1));
    }
  };
  clear({ from: 0, until: clean.length }, ['moov', 'trak']);
  return clean;
}

const segment = 0x18538067;
/** tags and attached files */
const beside = new Set([0x1254c367, 0x1941a469]);

/**
 * Removes the tags of a WebM: a telling element becomes a Void element of the same length (RFC 8794,
 * 11.3.2).
 */
function withoutTags(bytes: Uint8Array): Uint8Array {
  const clean = bytes.slice();
  const whole = elementsIn(clean, { from: 0, until: clean.length }).find(({ id }) => id === segment);
  for (const { id, at, until } of whole ? elementsIn(clean, whole) : []) {
    if (!beside.has(id) || until - at < 9) continue;
    clean.fill(0, at, until);
    const view = new DataView(clean.buffer, clean.byteOffset + at, 9);
    view.setUint8(0, 0xec);
    view.setBigUint64(1, BigInt(until - at - 9) | (1n << 56n));
  }
  return clean;
}

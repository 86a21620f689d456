/** A part of a JPEG between two markers. */
export interface JpegSegment {
  marker: number;
  /** offset of the marker's first byte */
  at: number;
  /** first byte behind it; a scan's data belongs to it */
  end: number;
}

export const jpegMarker = { soi: 0xd8, eoi: 0xd9, sos: 0xda } as const;

/**
 * The parts of a JPEG in their order, as browsers tell them apart (ITU-T T.81 B.1.1): up to its end, or to
 * the first invalid byte. Markers without a segment, and fill bytes before a marker, are skipped.
 */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment, void> {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // These markers have no length; reading one there would jump to where a browser doesn't.
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    if (marker === 0 || marker === jpegMarker.soi || marker === jpegMarker.eoi) return;
    const head = at + 2 + lengthAt(bytes, at + 2);
    const end = marker === jpegMarker.sos ? endOfScan(bytes, head) : head;
    yield { marker, at, end };
    at = end;
  }
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/** TEM and RST0 to RST7. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || isRestart(marker);
}

/** The offset of the next marker that isn't part of the picture's own data. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  // A segment's length counts its own two bytes.
  return Math.max(2, ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
}

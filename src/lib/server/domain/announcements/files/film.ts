import { Problem } from '../../../platform/problem/problem';
import { boxesIn, type Mp4Box } from './boxes';
import { elementsIn, elementNumber } from './elements';
import { fileLimits, type MediaKind } from './file-kind';

export interface Film {
  /** whole seconds, rounded up */
  seconds: number;
  width: number;
  height: number;
}

/**
 * Reads a film's length and size from its container's head, without unpacking anything. A film that doesn't
 * state its length is refused, since it might never end.
 * @throws Problem `video-broken`, `video-too-large`, `video-too-long`, `video-codec`
 */
export function readFilm(bytes: Uint8Array, kind: MediaKind): Film {
  const found = kind === 'mp4' ? mp4(bytes) : webm(bytes);
  if (!found || !(found.seconds > 0) || found.width < 1 || found.height < 1)
    throw new Problem('video-broken', 422);
  if (Math.max(found.width, found.height) > fileLimits.filmSide)
    throw new Problem('video-too-large', 422, {
      width: found.width,
      height: found.height,
      limit: fileLimits.filmSide
    });
  if (found.seconds > fileLimits.seconds)
    throw new Problem('video-too-long', 422, { limit: fileLimits.seconds });
  return { ...found, seconds: Math.ceil(found.seconds) };
}

/** ISO/IEC 14496-12: `moov` has the film's length in `mvhd`, and each track its own in `tkhd`. */
function mp4(bytes: Uint8Array): Film | null {
  const all = boxesIn(bytes, { from: 0, until: bytes.length });
  const moov = all?.find(({ type }) => type === 'moov');
  const inside = moov && boxesIn(bytes, moov);
  const head = inside?.find(({ type }) => type === 'mvhd');
  if (!inside || !head) return null;
  const seconds = lengthIn(bytes, head);
  const tracks = inside.filter(({ type }) => type === 'trak');
  const kinds = tracks.map((track) => trackOf(bytes, track));
  const picture = kinds.find((each) => each !== null && each.width > 0);
  // Telephones call this codec "high efficiency"; most screens stay black with it.
  if (kinds.some((each) => each !== null && /^(?:hvc1|hev1|dvh1|dvhe)$/.test(each.codec)))
    throw new Problem('video-codec', 422);
  return seconds !== null && picture ? { seconds, width: picture.width, height: picture.height } : null;
}

/** The length in seconds, from time scale and length; all ones means that it isn't known. */
function lengthIn(bytes: Uint8Array, { from, until }: Mp4Box): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, until - from);
  if (view.byteLength < 32) return null;
  const isLong = view.getUint8(0) === 1;
  const scale = view.getUint32(isLong ? 20 : 12);
  const length = isLong ? Number(view.getBigUint64(24)) : view.getUint32(16);
  const isUnknown = length === 0xffffffff || !Number.isSafeInteger(length);
  return scale === 0 || isUnknown ? null : length / scale;
}

function trackOf(bytes: Uint8Array, track: Mp4Box) {
  const at = (path: readonly string[], within: Mp4Box): Mp4Box | null => {
    const [first, ...rest] = path;
    const found = boxesIn(bytes, within)?.find(({ type }) => type === first) ?? null;
    return found === null || rest.length === 0 ? found : at(rest, found);
  };
  const head = at(['tkhd'], track);
  const samples = at(['mdia', 'minf', 'stbl', 'stsd'], track);
  if (!head || !samples || head.until - head.from < 84 || samples.until - samples.from < 16) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + head.until - 8, 8);
  const codec = Buffer.from(bytes.subarray(samples.from + 12, samples.from + 16)).toString('latin1');
  // 16.16 fixed point, at the end of the box.
  return { codec, width: view.getUint32(0) >>> 16, height: view.getUint32(4) >>> 16 };
}

const segment = 0x18538067;
const info = 0x1549a966;
const tracks = 0x1654ae6b;

/** RFC 8794 and 9559: `Info` has the length in units of `TimestampScale`, nanoseconds. */
function webm(bytes: Uint8Array): Film | null {
  const whole = elementsIn(bytes, { from: 0, until: bytes.length }).find(({ id }) => id === segment);
  if (!whole) return null;
  const parts = elementsIn(bytes, whole);
  const within = (id: number) => {
    const found = parts.find((part) => part.id === id);
    return found ? elementsIn(bytes, found) : [];
  };
  const about = within(info);
  const number = (list: typeof about, id: number) => {
    const found = list.find((each) => each.id === id);
    return found ? elementNumber(bytes, found) : null;
  };
  const [length, scale] = [number(about, 0x4489), number(about, 0x2ad7b1) ?? 1_000_000];
  for (const track of within(tracks)) {
    const video = elementsIn(bytes, track).find(({ id }) => id === 0xe0);
    const size = video ? elementsIn(bytes, video) : [];
    const [width, height] = [number(size, 0xb0), number(size, 0xba)];
    if (length !== null && width !== null && height !== null)
      return { seconds: (length * scale) / 1e9, width, height };
  }
  return null;
}

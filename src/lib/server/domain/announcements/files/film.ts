import { Problem } from '../../../platform/problem/problem';
import { boxesIn, type Mp4Box } from './boxes';
import { elementsIn, elementNumber } from './elements';
import { fileLimits, type MediaKind } from './file-kind';

/**
 * The codecs that boards play, as each container names them. A library that reads all codecs is larger than
 * this server's whole program, and the name of the codec is all that is needed.
 */
const played = {
  mp4: ['avc1', 'avc3', 'vp08', 'vp09', 'av01'],
  webm: ['V_VP8', 'V_VP9', 'V_AV1']
} as const;

/** Names by which people know codecs that telephones and old cameras use. */
const known: Record<string, string> = {
  hvc1: 'HEVC (H.265)',
  hev1: 'HEVC (H.265)',
  dvh1: 'HEVC (Dolby Vision)',
  dvhe: 'HEVC (Dolby Vision)',
  mp4v: 'MPEG-4 Part 2 / MJPEG (mp4v)',
  jpeg: 'MJPEG',
  mjpa: 'MJPEG',
  mjpb: 'MJPEG',
  s263: 'H.263'
};

/** @throws Problem `video-codec` for a codec that is not among those that are played */
function refuseUnplayed(codec: string, accepted: readonly string[]): void {
  if (accepted.includes(codec)) return;
  throw new Problem('video-codec', 422, { codec: known[codec] ?? codec.replace(/[^\w .\-/]/g, '?') });
}

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
  const films = inside
    .filter(({ type }) => type === 'trak')
    .map((track) => trackOf(bytes, track))
    .filter((track) => track !== null && isFilm(track));
  const picture = films.find((each) => each !== null && each.width > 0);
  for (const each of films) if (each) refuseUnplayed(each.codec, played.mp4);
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

/** Whether a track is one of pictures: its handler says so, and where none does, its size. */
function isFilm({ use, width }: { use: string | null; width: number }): boolean {
  return use === null ? width > 0 : use === 'vide';
}

function fourIn(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
}

function trackOf(bytes: Uint8Array, track: Mp4Box) {
  const at = (path: readonly string[], within: Mp4Box): Mp4Box | null => {
    const [first, ...rest] = path;
    const found = boxesIn(bytes, within)?.find(({ type }) => type === first) ?? null;
    return found === null || rest.length === 0 ? found : at(rest, found);
  };
  const head = at(['tkhd'], track);
  const samples = at(['mdia', 'minf', 'stbl', 'stsd'], track);
  const handler = at(['mdia', 'hdlr'], track);
  if (!head || !samples || head.until - head.from < 84 || samples.until - samples.from < 16) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + head.until - 8, 8);
  const codec = fourIn(bytes, samples.from + 12);
  // 16.16 fixed point, at the end of the box.
  const use = handler && handler.until - handler.from >= 12 ? fourIn(bytes, handler.from + 8) : null;
  return { codec, use, width: view.getUint32(0) >>> 16, height: view.getUint32(4) >>> 16 };
}

const segment = 0x18538067;
const info = 0x1549a966;
const tracks = 0x1654ae6b;

/** RFC 8794 and 9559: `Info` has the length in units of `TimestampScale`, nanoseconds. */
function webm(bytes: Uint8Array): Film | null {
  const whole = elementsIn(bytes, { from: 0, until: bytes.length }).find(({ id }) => id === segment);
  if (!whole || whole.isCut) return null;
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
    const about = elementsIn(bytes, track);
    const video = about.find(({ id }) => id === 0xe0);
    const codec = about.find(({ id }) => id === 0x86);
    if (video)
      refuseUnplayed(
        Buffer.from(codec ? bytes.subarray(codec.from, codec.until) : [])
          .toString('latin1')
          .replace(/\0+$/, ''),
        played.webm
      );
    const size = video ? elementsIn(bytes, video) : [];
    const [width, height] = [number(size, 0xb0), number(size, 0xba)];
    if (length !== null && width !== null && height !== null)
      return { seconds: (length * scale) / 1e9, width, height };
  }
  return null;
}

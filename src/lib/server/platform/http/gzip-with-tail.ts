import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

const deflated = promisify(deflateRaw);

/** No name, no time, unknown system (RFC 1952, 2.3). */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** The beginning of a gzip stream, compressed once for many answers that end differently. */
export interface GzipHead {
  bytes: Buffer;
  /** CRC-32 of the text so far */
  crc: number;
  /** bytes of the text so far */
  length: number;
}

/** Compresses the text that answers begin with. */
export async function gzipHead(text: Buffer): Promise<GzipHead> {
  // Flushed and not finished: it ends on a whole byte, and another block can follow.
  const body = await deflated(text, { finishFlush: constants.Z_SYNC_FLUSH });
  return { bytes: Buffer.concat([header, body]), crc: crc32(text), length: text.length };
}

/**
 * Ends the stream with one answer's own text, which is stored and not compressed. One stream of one member: browsers leave out
 * what follows the first of several.
 * @param tail less than 64 KB
 */
export function gzipTail({ crc, length }: Omit<GzipHead, 'bytes'>, tail: Buffer): Buffer {
  const end = Buffer.alloc(5 + tail.length + 8);
  // The last block, stored, with its length and the complement of that (RFC 1951, 3.2.4).
  end.writeUInt8(1, 0);
  end.writeUInt16LE(tail.length, 1);
  end.writeUInt16LE(tail.length ^ 0xffff, 3);
  tail.copy(end, 5);
  end.writeUInt32LE(crc32(tail, crc), 5 + tail.length);
  end.writeUInt32LE((length + tail.length) >>> 0, 9 + tail.length);
  return end;
}

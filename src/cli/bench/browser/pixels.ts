import { inflateSync } from 'node:zlib';

/** A picture without transparency, as its decoded bytes. */
export interface Picture {
  width: number;
  height: number;
  bytes: Uint8Array;
  /** bytes for each pixel */
  depth: 3 | 4;
}

/**
 * Reads a screenshot: PNG with eight bits a channel, not interlaced (PNG 3rd edition, 7 to 9).
 * @throws Error for any other file
 */
export function readPng(file: Buffer): Picture {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const [bits, colour, , , interlaced] = file.subarray(24, 29);
  if (bits !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0) throw new Error('not a screenshot');
  const depth = colour === 2 ? 3 : 4;
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  return { width, height, depth, bytes: unfiltered(inflateSync(Buffer.concat(parts)), width * depth, depth) };
}

function unfiltered(lines: Buffer, stride: number, depth: number): Uint8Array {
  const height = lines.length / (stride + 1);
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (stride + 1)];
    const from = y * (stride + 1) + 1;
    const to = y * stride;
    for (let x = 0; x < stride; x += 1) {
      const left = x < depth ? 0 : (out[to + x - depth] ?? 0);
      const up = y === 0 ? 0 : (out[to + x - stride] ?? 0);
      const corner = x < depth || y === 0 ? 0 : (out[to + x - stride - depth] ?? 0);
      out[to + x] = (lines[from + x] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return out;
}

function guess(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (a === undefined || b === undefined || c === undefined) return 0;
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

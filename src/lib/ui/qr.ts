import { encode } from 'uqr';

/** A QR code as one SVG path: unit squares in `0 0 size size`, without the quiet zone of 4 that scanners need. */
export interface QrPath {
  size: number;
  path: string;
}

/**
 * Draws `text` with error correction M (15% may be lost: scratched glass, a hand in the way). Neighbouring squares
 * of a row become one stroke, which makes a third of the bytes and leaves no hairlines between squares.
 */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  return { size, path: data.map((row, y) => runs(row, y)).join('') };
}

function runs(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    const width = x - from + 1;
    path += `M${from} ${y}h${width}v1h-${width}z`;
  }
  return path;
}

import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr';

/** Paints the path back onto a grid, which is what a scanner would see. */
function modulesOf({ size, path }: { size: number; path: string }): boolean[][] {
  const grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let i = 0; i < Number(width); i++) grid[Number(y)]![Number(x) + i] = true;
  return grid;
}

test.each(['https://sun.example.cn/n/k7m2p9', 'https://阳光.example.cn/a/' + 'x'.repeat(200)])(
  'the path holds exactly the squares of %s',
  (text) => {
    const { data, size } = encode(text, { ecc: 'M', border: 0 });
    const qr = qrPath(text);
    expect(qr.size).toBe(size);
    expect(modulesOf(qr)).toEqual(data);
  }
);

test('a short address takes few bytes', () => {
  expect(qrPath('https://sun.example.cn/n/k7m2p9').path.length).toBeLessThan(5000);
});

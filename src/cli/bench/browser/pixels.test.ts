import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readPng } from './pixels';

/** Makes a picture of 2 × 5 pixels whose lines use each of the five filters. */
function aPng(lines: number[][]): Buffer {
  const part = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const size = Buffer.from([0, 0, 0, 2, 0, 0, 0, lines.length, 8, 2, 0, 0, 0]);
  const packed = deflateSync(Buffer.from(lines.flat()));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    part('IHDR', size),
    part('IDAT', packed.subarray(0, 5)),
    part('IDAT', packed.subarray(5)),
    part('IEND', Buffer.alloc(0))
  ]);
}

it('reads each filter of PNG', () => {
  const row = [10, 20, 30, 40, 50, 60];
  const picture = readPng(
    aPng([
      [0, ...row],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 15, 15, 15],
      [4, 0, 0, 0, 0, 0, 0]
    ])
  );
  expect({ ...picture, bytes: [...picture.bytes] }).toEqual({
    width: 2,
    height: 5,
    depth: 3,
    bytes: [...row, ...row, ...row, ...row, ...row]
  });
});

it('refuses what is no screenshot', () => {
  const grey = aPng([[0, 1, 2, 3, 4, 5, 6]]);
  grey[25] = 0;
  expect(() => readPng(grey)).toThrow('not a screenshot');
});

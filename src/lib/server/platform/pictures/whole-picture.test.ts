import { describe, expect, it } from 'vitest';
import { aJpeg, aPng, aWebp } from '../../../../../tests/make/media';
import { needWholePicture } from './whole-picture';

const samples = { jpg: aJpeg({ comment: '一' }), png: aPng(), webp: aWebp() } as const;
const cutOff = expect.objectContaining({ code: 'picture-cut-off' });

describe.each(['jpg', 'png', 'webp'] as const)('%s', (kind) => {
  const whole = samples[kind];

  it('whole, and with something behind its end, is taken', () => {
    needWholePicture(whole, kind);
    needWholePicture(new Uint8Array([...whole, 1, 2, 3]), kind);
  });

  it('cut off anywhere, it is refused', () => {
    for (let length = 16; length < whole.length; length += 1)
      expect(() => needWholePicture(whole.slice(0, length), kind)).toThrow(cutOff);
  });
});

it('a JPEG whose end is filled up before its marker is whole', () => {
  const jpeg = aJpeg();
  needWholePicture(new Uint8Array([...jpeg.slice(0, -2), 0xff, 0xff, 0xff, 0xd9]), 'jpg');
});

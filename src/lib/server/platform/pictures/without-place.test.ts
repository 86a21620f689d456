import { expect, it } from 'vitest';
import { crc32 } from 'node:zlib';
import { withoutPlace } from './without-place';

const latin = (text: string) => [...Buffer.from(text, 'latin1')];
const segment = (marker: number, body: number[]) => {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...body];
};
/** Little-endian, as most cameras: the way up, and a pointer to where it was taken. */
const exif = (up: number) =>
  segment(0xe1, [
    ...latin('Exif\0\0II'),
    ...[42, 0, 8, 0, 0, 0, 2, 0],
    ...[0x12, 1, 3, 0, 1, 0, 0, 0, up, 0, 0, 0],
    ...[0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0],
    ...[0, 0, 0, 0],
    ...latin('GPS 22.8170,108.3665')
  ]);
const jfif = segment(0xe0, latin('JFIF\0'));
const icc = segment(0xe2, latin('ICC_PROFILE\0'));
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 7, 0xff, 0, 8, 0xff, 0xd0, 9];
const table = segment(0xdb, [1, 2, 3]);
const jpeg = (...parts: number[][]) => Uint8Array.from([0xff, 0xd8, ...parts.flat()]);
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

it('a photograph says no more where it was taken, and is the same picture', () => {
  const sent = jpeg(
    ...[jfif, exif(1), segment(0xe1, latin('http://ns.adobe.com/xap GPSLatitude')), icc],
    ...[segment(0xe2, latin('MPF\0 two more')), segment(0xed, latin('Photoshop 3.0 city')), table],
    ...[segment(0xfe, latin('by hand')), scan, table, scan, [0xff, 0xd9], latin('ftypmp42 film with GPS')]
  );
  expect([...withoutPlace(sent, 'jpg')]).toEqual([
    ...jpeg(jfif, icc, table, scan, table, scan, [0xff, 0xd9])
  ]);
});

it.each([0x01, 0xd0, 0xd7])(
  'marker %i has no length: what stands behind it is read like the rest',
  (alone) => {
    const sent = jpeg(
      [0xff, alone],
      table,
      [0xff, 0xff],
      segment(0xfe, latin('by hand')),
      scan,
      [0xff, 0xd9]
    );
    expect([...withoutPlace(sent, 'jpg')]).toEqual([...jpeg(table, scan, [0xff, 0xd9])]);
  }
);

it('it is shown the same way up', () => {
  const kept = withoutPlace(jpeg(exif(6), table, scan, [0xff, 0xd9]), 'jpg');
  expect(text(kept)).toContain('Exif');
  expect(text(kept)).not.toContain('GPS');
  expect([...withoutPlace(kept, 'jpg')]).toEqual([...kept]);
});

it('a PNG keeps what is shown alone', () => {
  const chunk = (name: string, body: number[]) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    const named = Buffer.from([...latin(name), ...body]);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(named));
    return [...head, ...named, ...crc];
  };
  const head = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
  const [first, data, end] = [chunk('IHDR', [0, 0, 0, 1]), chunk('IDAT', [1, 2, 3]), chunk('IEND', [])];
  const sent = [head, first, chunk('eXIf', latin('GPS')), chunk('tEXt', latin('Author')), data, end, [1, 2]];
  const kept = withoutPlace(Uint8Array.from(sent.flat()), 'png');
  expect([...kept]).toEqual([head, first, data, end].flat());
});

it.each([
  ['a head alone', [0xff, 0xd8, 0xff]],
  ['a length beyond the end', [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2]],
  ['a length of nothing', [0xff, 0xd8, 0xff, 0xdb, 0, 0, 0xff, 0xdb, 0, 0]],
  [
    'an Exif that points beyond itself',
    [0xff, 0xd8, ...segment(0xe1, latin('Exif\0\0II*\0\xff\xff\xff\xff\0\0'))]
  ]
])('a broken one does no harm: %s', (_, bytes) => {
  expect(text(withoutPlace(Uint8Array.from(bytes), 'jpg'))).toMatch(/^\xff\xd8/);
});

it('a PDF stays as it is', () => {
  const pdf = Uint8Array.from(latin('%PDF-1.7'));
  expect(withoutPlace(pdf, 'pdf')).toBe(pdf);
});

import { crc32, deflateSync } from 'node:zlib';
import { zipOf } from '../../src/lib/server/platform/workbook/zip';

/** Pictures and films made by code: their headers are true, and their content was taken by nobody. */

const latin = (text: string) => Buffer.from(text, 'latin1');
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const le32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([latin(name), body]);
  return Buffer.concat([u32(body.length), named, u32(crc32(named))]);
}

/**
 * Makes a PNG in one colour that any browser draws.
 * @param options.says the size in its header, by default the true one
 * @param options.weight bytes of padding
 */
export function aPng({
  width = 320,
  height = 200,
  colour = [192, 57, 43],
  says = { width, height },
  text = '',
  moves = false,
  weight = 0
}: {
  width?: number;
  height?: number;
  colour?: readonly number[];
  says?: { width: number; height: number };
  text?: string;
  moves?: boolean;
  weight?: number;
} = {}): Uint8Array {
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from(colour))]);
  const data = Buffer.concat(Array.from({ length: height }, () => row));
  const head = Buffer.concat([u32(says.width), u32(says.height), Buffer.from([8, 2, 0, 0, 0])]);
  return new Uint8Array(
    Buffer.concat([
      latin('\x89PNG\r\n\x1a\n'),
      chunk('IHDR', head),
      ...(text ? [chunk('tEXt', latin(`Comment\0${text}`))] : []),
      ...(moves ? [chunk('acTL', Buffer.concat([u32(600), u32(0)]))] : []),
      ...(weight > 0 ? [chunk('waIT', Buffer.alloc(weight, 7))] : []),
      chunk('IDAT', deflateSync(data)),
      chunk('IEND', Buffer.alloc(0))
    ])
  );
}

const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);

const frameOf = (width: number, height: number) =>
  segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]));

/**
 * Makes a JPEG whose header gives one size to a reader that expects a length behind a marker without one, and
 * another to a browser.
 * @param alone such a marker
 */
export function aLyingJpeg(alone: number, width = 10_000, height = 10_000): Uint8Array {
  const front = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, alone]),
    segment(0xdb, Buffer.alloc(65, 1)),
    frameOf(width, height)
  ]);
  // The next marker's bytes, read as a length, lead into a comment.
  const comment = Buffer.alloc(4 + 0xffdb - front.length - 4, 0x20);
  return new Uint8Array(
    Buffer.concat([
      front,
      segment(0xfe, Buffer.concat([comment, frameOf(800, 600)])),
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([1, 2, 3, 0xff, 0xd9])
    ])
  );
}

/**
 * Makes the header of a JPEG with the place of the picture in its Exif, and a comment.
 * @param options.inserted bytes before the frame
 */
export function aJpeg({
  width = 40,
  height = 30,
  up = 1,
  comment = '',
  inserted = new Uint8Array()
} = {}): Uint8Array {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0];
  const turned = [0x12, 0x01, 3, 0, 1, 0, 0, 0, up, 0, 0, 0];
  const gps = [0x25, 0x88, 4, 0, 1, 0, 0, 0, 200, 0, 0, 0];
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(
        0xe1,
        Buffer.from([...latin('Exif\0\0'), ...tiff, ...turned, ...gps, ...latin('31.2304N 121.47E')])
      ),
      segment(0xfe, latin(comment)),
      inserted,
      frameOf(width, height),
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([1, 2, 3, 0xff, 0xd9])
    ])
  );
}

/**
 * Makes the header of a WebP of the long form, with Exif after the picture.
 * @param options.holds null for a file without a picture
 */
export function aWebp({
  width = 64,
  height = 48,
  holds = 'VP8 ' as 'VP8 ' | 'ANMF' | null
} = {}): Uint8Array {
  const le = (value: number, length: number) =>
    Buffer.from(Array.from({ length }, (_, n) => (value >> (8 * n)) & 255));
  const part = (name: string, body: Buffer) =>
    Buffer.concat([latin(name), le(body.length, 4), body, Buffer.alloc(body.length % 2)]);
  const parts = Buffer.concat([
    part('VP8X', Buffer.concat([Buffer.from([0b1100, 0, 0, 0]), le(width - 1, 3), le(height - 1, 3)])),
    ...(holds ? [part(holds, Buffer.from([1, 2, 3]))] : []),
    part('EXIF', latin('31.2304N 121.47E'))
  ]);
  return new Uint8Array(Buffer.concat([latin('RIFF'), le(parts.length + 4, 4), latin('WEBP'), parts]));
}

const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), latin(type), body]);
};

/** Makes the header of an MP4 with the place where it was filmed. */
export function anMp4({
  seconds = 12,
  codec = 'avc1',
  handler = 'vide' as string | null,
  brand = 'isom',
  width = 640,
  height = 360
} = {}): Uint8Array {
  const length = seconds === Infinity ? 0xffffffff : seconds * 1000;
  const head = box('mvhd', Buffer.alloc(12), u32(1000), u32(length), Buffer.alloc(80));
  const track = box('tkhd', Buffer.alloc(76), u32(width << 16), u32(height << 16));
  const samples = box('stsd', Buffer.alloc(8), box(codec, Buffer.alloc(78)));
  const said = handler === null ? [] : [box('hdlr', Buffer.alloc(8), latin(handler), Buffer.alloc(13))];
  const media = box('mdia', ...said, box('minf', box('stbl', samples)));
  return new Uint8Array(
    Buffer.concat([
      box('ftyp', latin(`${brand}\0\0\x02\0isomavc1`)),
      box('moov', head, box('trak', track, media), box('udta', box('\xa9xyz', latin('+31.2304+121.4737/')))),
      box('mdat', Buffer.alloc(64, 7))
    ])
  );
}

/**
 * Makes the header of a WebM with tags.
 * @param seconds null for a file without a length; 'cut' for one whose length has a torn header
 */
export function aWebm({
  seconds = 9 as number | 'cut' | null,
  width = 320,
  height = 240,
  codec = 'V_VP9'
} = {}): Uint8Array {
  const element = (id: number[], body: Buffer) =>
    Buffer.concat([Buffer.from([...id, 0x01, 0, 0, 0]), u32(body.length), body]);
  const float = Buffer.alloc(8);
  float.writeDoubleBE(typeof seconds === 'number' ? seconds * 1000 : 0);
  const info = element(
    [0x15, 0x49, 0xa9, 0x66],
    Buffer.concat([
      element([0x2a, 0xd7, 0xb1], Buffer.from([0x0f, 0x42, 0x40])),
      ...(seconds === null
        ? []
        : [seconds === 'cut' ? Buffer.from([0x44, 0x89]) : element([0x44, 0x89], float)])
    ])
  );
  const video = element(
    [0xe0],
    Buffer.concat([
      element([0xb0], Buffer.from([width >> 8, width & 255])),
      element([0xba], Buffer.from([height >> 8, height & 255]))
    ])
  );
  const tracks = element(
    [0x16, 0x54, 0xae, 0x6b],
    element([0xae], Buffer.concat([element([0x86], latin(codec)), video]))
  );
  const tags = element([0x12, 0x54, 0xc3, 0x67], latin('LOCATION 31.2304N 121.47E'));
  const cluster = element([0x1f, 0x43, 0xb6, 0x75], Buffer.alloc(40, 5));
  return new Uint8Array(
    Buffer.concat([
      element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], latin('webm'))),
      element([0x18, 0x53, 0x80, 0x67], Buffer.concat([info, tracks, cluster, tags]))
    ])
  );
}

/**
 * Makes an office document as a zip.
 * @param main content type of the main part
 * @param parts further texts by name
 */
export function aDocx({
  main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  parts = {} as Readonly<Record<string, string>>
} = {}): Uint8Array {
  const all = {
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    'word/document.xml': '<w:document/>',
    ...parts
  };
  return new Uint8Array(
    zipOf(
      Object.entries(all).map(([path, text]) => {
        const data = Buffer.from(text);
        return { path, data, method: 0, crc: crc32(data), size: data.length };
      })
    )
  );
}

/**
 * Makes a document of Office 97: streams by name, inside storages as in `Macros/VBA`. Short ones stand in the
 * small sectors.
 */
export function aCompound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const [end, none] = [0xfffffffe, 0xffffffff];
  const whole = (body: Uint8Array, size: number) =>
    Buffer.concat([body, Buffer.alloc((size - (body.length % size)) % size)]);
  const small = Object.values(streams).filter(({ length }) => length < 4096);
  const mini = Buffer.concat(small.map((body) => whole(body, 64)));
  const slots: { name: string; type: number; next: number; child: number; start: number; size: number }[] = [
    { name: 'Root Entry', type: 5, next: none, child: none, start: end, size: mini.length }
  ];
  const slotOf = (path: string, type: number): number => {
    const above = path.includes('/') ? slotOf(path.replace(/\/[^/]*$/, ''), 1) : 0;
    const name = path.replace(/^.*\//, '');
    for (let at = slots[above]?.child ?? none; slots[at]; at = slots[at]?.next ?? none)
      if (slots[at]?.name === name) return at;
    const parent = slots[above];
    slots.push({ name, type, next: parent?.child ?? none, child: none, start: end, size: 0 });
    if (parent) parent.child = slots.length - 1;
    return slots.length - 1;
  };
  const bodies: Buffer[] = [];
  const table: number[] = [none];
  const place = (body: Buffer) => {
    const first = table.length;
    const count = body.length / 512;
    for (let at = 1; at <= count; at += 1) table.push(at < count ? first + at : end);
    bodies.push(body);
    return count === 0 ? end : first;
  };
  let minis = 0;
  const miniTable: number[] = [];
  for (const [path, body] of Object.entries(streams)) {
    const slot = slots[slotOf(path, 2)];
    if (!slot) continue;
    slot.size = body.length;
    if (body.length >= 4096) slot.start = place(whole(body, 512));
    else if (body.length > 0) {
      slot.start = minis;
      const count = Math.ceil(body.length / 64);
      for (let at = 1; at <= count; at += 1) miniTable.push(at < count ? minis + at : end);
      minis += count;
    }
  }
  const numbers = (list: readonly number[]) => Buffer.concat(list.map(le32));
  const root = slots[0];
  if (root) root.start = place(whole(mini, 512));
  const miniTableAt = place(whole(numbers(miniTable), 512));
  const directory = Buffer.concat(
    slots.map(({ name, type, next, child, start, size }) => {
      const slot = Buffer.alloc(128);
      slot.write(name, 0, 'utf16le');
      slot.writeUInt16LE(name.length * 2 + 2, 64);
      slot.writeUInt8(type, 66);
      [none, next, child].forEach((no, at) => slot.writeUInt32LE(no, 68 + at * 4));
      slot.writeUInt32LE(start, 116);
      slot.writeUInt32LE(size, 120);
      return slot;
    })
  );
  const directoryAt = place(whole(directory, 512));
  const head = Buffer.alloc(512, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.fill(0, 8, 76);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6]
  ] as const)
    head.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, 1],
    [48, directoryAt],
    [56, 4096],
    [60, miniTableAt],
    [64, 1],
    [68, end],
    [76, 0]
  ] as const)
    head.writeUInt32LE(value, at);
  table[0] = 0xfffffffd;
  const fat = Buffer.alloc(512, 0xff);
  numbers(table).copy(fat);
  return new Uint8Array(Buffer.concat([head, fat, ...bodies]));
}

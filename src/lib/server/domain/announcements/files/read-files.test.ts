import { describe, expect, it, test } from 'vitest';
import { aDocx, aJpeg, aLyingJpeg, anMp4, aPng, aWebm, aWebp } from '../../../../../../tests/make/media';
import { fileLimits } from './file-kind';
import { readFiles, type TypedFiles } from './read-files';

const none: TypedFiles = { pictures: [], video: null, attachments: [] };
const named = (bytes: Uint8Array, name = 'a.bin') => ({ name, bytes });
const picture = (bytes: Uint8Array) =>
  readFiles({ ...none, pictures: [{ file: named(bytes), words: '通知' }] })[0];
const video = (bytes: Uint8Array) => readFiles({ ...none, video: { file: named(bytes), words: '演示' } })[0];
const paper = (bytes: Uint8Array, name?: string) =>
  readFiles({ ...none, attachments: [named(bytes, name)] })[0];
const code = (refused: string) => expect.objectContaining({ code: refused });
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
/** A PNG that says another size once more, behind the first. */
const withSecondHead = (png: Uint8Array, other: Uint8Array) =>
  new Uint8Array(Buffer.concat([png.slice(0, 33), other.slice(8)]));
const textOf = (file: { bytes: Uint8Array } | undefined) => Buffer.from(file?.bytes ?? []).toString('latin1');

describe('pictures', () => {
  it('are known by their bytes, and measured by their heads, the way they are shown', () => {
    expect(picture(aPng())).toMatchObject({ kind: 'png', width: 320, height: 200, seconds: null });
    expect(picture(aJpeg())).toMatchObject({ kind: 'jpg', width: 40, height: 30 });
    expect(picture(aJpeg({ up: 6 }))).toMatchObject({ width: 30, height: 40 });
    expect(picture(aWebp())).toMatchObject({ kind: 'webp', width: 64, height: 48 });
  });

  it('don’t tell where they were taken', () => {
    for (const each of [aJpeg({ up: 3 }), aWebp()]) expect(textOf(picture(each))).not.toContain('31.2304');
  });

  it.each([
    ['a hundred megapixels', aPng({ says: { width: 10_000, height: 10_000 } }), 'picture-too-large'],
    ['a line a million pixels long', aPng({ says: { width: 1_000_000, height: 1 } }), 'picture-too-large'],
    [
      'a size of four thousand million',
      aPng({ says: { width: 0xffffffff, height: 0xffffffff } }),
      'picture-too-large'
    ],
    ['no size', aPng({ says: { width: 0, height: 9 } }), 'picture-broken'],
    ['a head that is cut off', aPng().slice(0, 18), 'picture-broken'],
    [
      'a PNG of two sizes',
      withSecondHead(aPng(), aPng({ says: { width: 10_000, height: 10_000 } })),
      'picture-broken'
    ],
    ['a PNG in which nothing is to be drawn', aPng().slice(0, 33), 'picture-broken'],
    ['a size behind marker TEM, which has no length', aLyingJpeg(0x01), 'picture-too-large'],
    ['a size behind marker RST0, which has no length', aLyingJpeg(0xd0), 'picture-too-large'],
    ['a size behind marker RST7, which has no length', aLyingJpeg(0xd7), 'picture-too-large'],
    [
      'a size behind bytes that fill up',
      aJpeg({ width: 10_000, height: 10_000, inserted: bytes('\xff\xff\xff') }),
      'picture-too-large'
    ],
    [
      'a JPEG of two sizes',
      aJpeg({
        width: 10_000,
        height: 10_000,
        inserted: bytes('\xff\xc0\0\x0b\x08\0\x09\0\x09\x01\x01\x11\0')
      }),
      'picture-broken'
    ],
    [
      'a JPEG whose scan comes first',
      aJpeg({ inserted: bytes('\xff\xda\0\x08\x01\x01\0\0\x3f\0\x01') }),
      'picture-broken'
    ],
    ['a PNG that moves', aPng({ moves: true }), 'picture-moves'],
    ['a WebP that moves', aWebp({ holds: 'ANMF' }), 'picture-moves'],
    ['a WebP of a head alone', aWebp({ holds: null }), 'picture-broken'],
    ['a JPEG without a frame', aJpeg().slice(0, 30), 'picture-broken'],
    ['a JPEG that is cut off in its scan', aJpeg().slice(0, -3), 'picture-cut-off'],
    ['a JPEG without a scan', aJpeg().slice(0, -13), 'picture-cut-off'],
    ['a PNG that is cut off', aPng().slice(0, -20), 'picture-cut-off'],
    ['a WebP that is cut off', aWebp().slice(0, -5), 'picture-cut-off'],
    ['a page in a GIF', bytes('GIF89a/*<script>alert(1)</script>*/=1;'), 'not-picture'],
    ['a drawing with a script', bytes('<svg onload="alert(1)"/>'), 'not-picture'],
    ['a page', bytes('<!doctype html>'), 'not-picture'],
    ['a film', anMp4(), 'not-picture'],
    ['a telephone’s HEIC', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'not-picture'],
    ['nothing', new Uint8Array(), 'empty-file'],
    ['too much', new Uint8Array(fileLimits.picture.bytes + 1), 'media-too-large']
  ])('%s is refused', (_, file, refused) => {
    expect(() => picture(file)).toThrow(code(refused));
  });

  test('a page hidden in a picture goes with the rest that isn’t picture', () => {
    const page = '<script>alert(1)</script>';
    for (const each of [aPng({ text: page }), aJpeg({ comment: page })])
      expect(textOf(picture(each))).not.toContain('script');
  });
});

describe('films', () => {
  it('are measured by their heads', () => {
    expect(video(anMp4())).toMatchObject({ kind: 'mp4', seconds: 12, width: 640, height: 360 });
    expect(video(aWebm())).toMatchObject({ kind: 'webm', seconds: 9, width: 320, height: 240 });
    for (const codec of ['avc3', 'vp09', 'av01'])
      expect(video(anMp4({ codec }))).toMatchObject({ kind: 'mp4' });
    for (const codec of ['V_VP8', 'V_AV1\0']) expect(video(aWebm({ codec }))).toMatchObject({ kind: 'webm' });
  });

  it.each(['hvc1', 'mp4v', 'jpeg', 'mjpa', 's263', 'encv', 'ap4h'])('one coded as %s is refused', (codec) => {
    expect(() => video(anMp4({ codec }))).toThrow(code('video-codec'));
  });

  it('one that boards can’t play is refused by the name that people know', () => {
    expect(() => video(anMp4({ codec: 'mp4v' }))).toThrow(
      expect.objectContaining({ params: { codec: 'MPEG-4 Part 2 / MJPEG (mp4v)' } })
    );
  });

  it('don’t tell where they were taken, and nothing in them moves', () => {
    for (const each of [anMp4(), aWebm()]) {
      expect(textOf(video(each))).not.toContain('31.2304');
      expect(video(each)?.bytes).toHaveLength(each.length);
    }
    expect(video(new Uint8Array(video(aWebm())?.bytes ?? []))).toMatchObject({ seconds: 9 });
  });

  it('a film of boxes within boxes is looked into as deep as films go', () => {
    const nested = (depth: number) => {
      const bytes = Buffer.alloc(depth * 8);
      for (let at = 0; at < depth; at += 1) {
        bytes.writeUInt32BE((depth - at) * 8, at * 8);
        bytes.write('moov', at * 8 + 4, 'latin1');
      }
      return bytes;
    };
    const film = new Uint8Array(Buffer.concat([anMp4(), nested(20_000)]));
    expect(video(film)).toMatchObject({ kind: 'mp4', seconds: 12 });
  });

  it.each([
    ['an endless one', anMp4({ seconds: Infinity }), 'video-broken'],
    ['one that doesn’t say how long it is', aWebm({ seconds: null }), 'video-broken'],
    ['one whose length is cut off', aWebm({ seconds: 'cut' }), 'video-broken'],
    ['one as wide as no screen', anMp4({ width: 8193 }), 'video-too-large'],
    ['one as high as no screen', aWebm({ height: 8193 }), 'video-too-large'],
    ['one of no length', anMp4({ seconds: 0 }), 'video-broken'],
    ['a long one', anMp4({ seconds: 121 }), 'video-too-long'],
    ['a long one', aWebm({ seconds: 3600 }), 'video-too-long'],
    ['one whose handler nobody named', anMp4({ codec: 'mp4v', handler: null }), 'video-codec'],
    ['one that WebM doesn’t have', aWebm({ codec: 'V_MJPEG' }), 'video-codec'],
    ['a WebM that says no codec', aWebm({ codec: '' }), 'video-codec'],
    ['a WebM that is cut off', aWebm().slice(0, -20), 'video-broken'],
    ['an MP4 that is cut off in its pictures', anMp4().slice(0, -20), 'video-broken'],
    ['a telephone’s MOV', anMp4({ brand: 'qt  ' }), 'not-video'],
    ['one that is cut off', anMp4().slice(0, 60), 'video-broken'],
    ['one whose first box is larger than the file', bytes('\xff\xff\xff\xffftypisom'), 'video-broken'],
    ['a picture', aPng(), 'not-video'],
    ['too much', new Uint8Array(fileLimits.video.bytes + 1), 'media-too-large']
  ])('%s is refused', (_, file, refused) => {
    expect(() => video(file)).toThrow(code(refused));
  });
});

describe('papers', () => {
  it('are known by their bytes, and called as they came, without an ending', () => {
    expect(paper(bytes('%PDF-1.7'), '..\\秘密/报名表.pdf.exe')).toMatchObject({
      kind: 'pdf',
      words: '报名表.pdf'
    });
    expect(paper(aDocx(), '通知.docx')).toMatchObject({ kind: 'docx', words: '通知' });
    expect(paper(aDocx(), '通\u202e知.docx')).toMatchObject({ words: '' });
  });

  it.each([
    ['a program under another name', bytes('MZ\x90\0'), 'not-attachment'],
    ['a packed file', bytes('PK\x03\x04a.exe'), 'not-attachment'],
    [
      'a document’s names with no folder round them',
      bytes('PK\x03\x04[Content_Types].xml word/document.xml'),
      'not-attachment'
    ],
    ['a document that is cut off', aDocx().slice(0, -30), 'not-attachment'],
    ['a page', bytes('<html>'), 'not-attachment'],
    ['a picture', aPng(), 'not-attachment'],
    ['a document with macros', aDocx({ parts: { 'word/vbaProject.bin': '' } }), 'with-macros'],
    ['an old database', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'not-attachment']
  ])('%s is refused', (_, file, refused) => {
    expect(() => paper(file, '通知.pdf')).toThrow(code(refused));
  });
});

describe('captions', () => {
  const film = { file: named(anMp4()), words: '演示' };
  const captions = named(Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n关阀'), '../关总阀.vtt');

  it('come with a film, or to one', () => {
    const [, came] = readFiles({ ...none, video: film, captions, attachments: [named(bytes('%PDF-1.7'))] });
    expect(came).toMatchObject({ no: 2, kind: 'vtt', words: '关总阀', width: null, seconds: null });
    const beside = [{ no: 1, kind: 'mp4', words: '演示' } as const];
    expect(readFiles({ ...none, captions }, beside)).toMatchObject([{ no: 2, kind: 'vtt' }]);
    const two = [...beside, { no: 2, kind: 'vtt', words: '' } as const];
    expect(() => readFiles({ ...none, captions }, two)).toThrow(code('too-many-media'));
  });

  it.each([
    ['with no film', { captions }, 'captions-without-film'],
    [
      'that are none',
      { video: film, captions: named(bytes('1\n00:00:01,000 --> 00:00:02,000\n')) },
      'not-captions'
    ],
    ['that are another’s', { video: film, captions: named(bytes('WEBVTTX\n')) }, 'not-captions'],
    ['that are a film', { video: film, captions: film.file }, 'not-captions'],
    ['in place of a film', { video: { ...film, file: captions } }, 'not-video'],
    [
      'that are too long',
      { video: film, captions: named(new Uint8Array(fileLimits.captions.bytes + 1)) },
      'media-too-large'
    ]
  ])('%s are refused', (_, came, refused) => {
    expect(() => readFiles({ ...none, ...came })).toThrow(code(refused));
  });
});

test.each(['', '  ', '\u200b', 'x'.repeat(61), '两\n行'])('words %o say nothing of a picture', (words) => {
  expect(() => readFiles({ ...none, pictures: [{ file: named(aPng()), words }] })).toThrow(
    code('words-missing')
  );
});

test('no more than a board can show', () => {
  const pictures = Array.from({ length: 7 }, () => ({ file: named(aPng()), words: '图' }));
  expect(() => readFiles({ ...none, pictures })).toThrow(code('too-many-media'));
  const attachments = Array.from({ length: 4 }, () => named(bytes('%PDF-1.7')));
  expect(() => readFiles({ ...none, attachments })).toThrow(code('too-many-media'));
});

import { expect, test } from 'vitest';
import { announcementLimits, textsAsTyped } from './announce';

const read = (title: string, body = '明天停水') =>
  textsAsTyped({ title, body }, { pictures: 6, video: true });
const refusal = (title: string, body?: string) => {
  try {
    read(title, body);
  } catch (error) {
    return error;
  }
};

test.each([
  ...[
    '𠮷祥如意',
    '㛃',
    '\u{2ebf0}\u{31350}\u{323b0}',
    '邹𬳵',
    '⚠️停水',
    '①★→■℃',
    '2026',
    'Tiếng Việt',
    'ᠮᠣᠩᠭᠣᠯ'
  ]
])('a title may be %s', (title) => {
  expect(read(title).title).toBe(title);
});

test.each([
  ['停水🎉', '🎉'],
  ['🎉🎉', '🎉'],
  ['第1️⃣步', '\u20e3'],
  ['🇨🇳国庆', '🇨 🇳'],
  ['❗停水', '❗'],
  ['🫩', '🫩']
])('%s names the signs that boards have no letter for', (title, signs) => {
  const problem = { code: 'announcement-emoji', params: { signs } };
  expect(refusal(title)).toMatchObject({ ...problem, params: { field: 'title', signs } });
  expect(refusal('停水', title)).toMatchObject({ ...problem, params: { field: 'body', signs } });
});

test.each([
  ['turns the direction', '停\u202e水', 'U+202E'],
  ['is one computer’s own', '\ue000某', 'U+E000'],
  ['is a part of one', '停\ud842', 'U+D842'],
  ['is a letter, and blank', '\u3164', 'U+3164'],
  ['is a Braille pattern without a dot', '停\u2800水', 'U+2800'],
  ['has no name yet', '\u{3fffd}', 'U+3FFFD']
])('a character that %s is named', (_, title, code) => {
  expect(refusal(title)).toMatchObject({ code: 'announcement-hidden', params: { field: 'title', code } });
});

test('a picture may stand in the text more than once, and not hundreds of times', () => {
  const { places } = announcementLimits;
  const body = (times: number) => `${'[图1]\n'.repeat(times - 1)}[视频]`;
  expect(read('停水', body(places)).body).toBe(body(places));
  expect(refusal('停水', body(400))).toMatchObject({
    code: 'too-many-places',
    params: { count: 400, limit: places }
  });
});

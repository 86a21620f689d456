import { describe, expect, it } from 'vitest';
import { captionLimits, readCaptions } from './captions';

const read = (text: string | Uint8Array) => Buffer.from(readCaptions(Buffer.from(text))).toString();
const one = (words: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${words}\n`;
const said = (words: string) => read(one(words)).split('\n').slice(3).join('\n').trimEnd();

describe('captions', () => {
  it('are times and words; names, notes, styles, regions and places in the picture are left out', () => {
    const made = [
      '\ufeffWEBVTT - 关总阀\r\nKind: captions\r\n\r\n\r\n',
      'STYLE\r\n::cue { background: url(https://evil.example/a.png) }\r\n\r\n',
      'REGION\r\nid:a\r\n\r\nNOTE 王明写的\r\n\r\n',
      '第一句\r\n00:01.000 --> 00:02.500 line:0 position:10%\r\n先找到总阀\r\n在门后\r\n\r\n',
      '00:00:02.500 --> 00:00:04.000\r\n顺时针拧紧\r\n\r\n\r\n00:05.000 --> 00:06.000\r\n<c></c>\r\n'
    ].join('');
    const kept =
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n先找到总阀\n在门后\n\n00:00:02.500 --> 00:00:04.000\n顺时针拧紧\n';
    expect(read(made)).toBe(kept);
    expect(read(kept)).toBe(kept);
    expect(read(made.replaceAll('\r\n', '\r'))).toBe(kept);
  });

  it.each([
    ['<b>先</b>找<i.red>总阀</i>', '<b>先</b>找<i>总阀</i>'],
    ['<v 王明>关</v><c.big>总<00:00:01.500>阀</c>', '关总阀'],
    ['<script>alert(1)</script><img src=x onerror=alert(1)>', 'alert(1)'],
    ['水压 < 2 &amp;&nbsp;阀 &gt; 1'.replace('<', '&lt;'), '水压 &lt; 2 &amp; 阀 &gt; 1'],
    ['&#60;b&#62;&copy;', '&amp;#60;b&amp;#62;&amp;copy;'],
    ['一\t二 > 三', '一 二 &gt; 三'],
    ['一\n<c></c>\n二', '一\n二'],
    ['♪ 𠮷祥 ♪', '♪ 𠮷祥 ♪']
  ])('of %j say %j, and the same when they are read again', (typed, words) => {
    expect(said(typed)).toBe(words);
    expect(said(said(typed))).toBe(words);
  });

  it.each([
    ['other letters than UTF-8', Buffer.from([...Buffer.from(one('水')), 0xc4, 0xe3]), 'not-captions', {}],
    ['nothing in them', 'WEBVTT\n\nNOTE 空的\n', 'captions-empty', {}],
    ['times in the head', 'WEBVTT\n00:01.000 --> 00:02.000\n水', 'captions-timing', { line: 2 }],
    ['words alone', 'WEBVTT\n\n关总阀\n', 'captions-timing', { line: 3 }],
    ['commas in their times', one('水').replace('01.000', '01,000'), 'captions-timing', { line: 3 }],
    ['seventy seconds', one('水').replace('00:01', '00:71'), 'captions-timing', { line: 3 }],
    ['an end before the beginning', one('水').replace('02.000', '00.500'), 'captions-timing', { line: 3 }],
    [
      'one that begins before another has ended',
      `${one('水')}\n二\n00:01.999 --> 00:03.000\n阀`,
      'captions-timing',
      { line: 7 }
    ],
    ['no line between two', `${one('水')}00:02.000 --> 00:03.000\n阀`, 'captions-timing', { line: 5 }],
    ['two lines before the times', one('水').replace('00:01', 'a\nb\n00:01'), 'captions-timing', { line: 5 }],
    ['a sign that begins a tag', one('水压 < 2'), 'captions-text', { line: 4 }],
    ['a tag over two lines', one('<c\n>水'), 'captions-text', { line: 4 }],
    ['too much at once', one('水'.repeat(captionLimits.letters + 1)), 'captions-text', { line: 4 }],
    ['too many lines at once', one('水\n'.repeat(captionLimits.lines + 1)), 'captions-text', { line: 4 }],
    ['an emoji', one('关\n🚰'), 'captions-sign', { line: 5, sign: '🚰' }],
    ['a mark that turns the direction', one('关\u202e阀'), 'captions-sign', { sign: 'U+202E' }],
    ['the same, by its name', one('关&rlm;阀'), 'captions-sign', { sign: 'U+200F' }],
    ['a zero', one('关\0阀'), 'captions-sign', { sign: 'U+0000' }]
  ])('with %s are refused whole', (_, text, code, params) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code, params: expect.objectContaining(params) })
    );
  });

  it.each([
    ['signs that begin a tag', 'WEBVTT\n\n00:01.000 --> 00:02.000\n' + '<'.repeat(200_000), 'captions-text'],
    ['times in one line', 'WEBVTT\n\n' + '00:01.000 --> '.repeat(15_000), 'captions-timing'],
    ['lines without times', `WEBVTT\n\n${'a\n'.repeat(100_000)}`, 'captions-timing']
  ])('a file full of %s is refused as a short one is', (_, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});

import { expect, test } from 'vitest';
import { publicAddress } from './page-key';

const keyOf = (url: string) => publicAddress(url)?.key;

test.each([
  ['/n/k7m2p9', '/n/k7m2p9'],
  ['/n/k7m2p9?from=groupmessage&isappinstalled=0', '/n/k7m2p9'],
  ['/n/k7m2p9?', '/n/k7m2p9'],
  ['/n/k7m2p9??l=1', '/n/k7m2p9'],
  ['/n/k7m2p9?__proto__=1&toString', '/n/k7m2p9'],
  ['/n/k7m2p9?utm=%E0%A4%A', '/n/k7m2p9'],
  ['/n/%6b7m2p9', '/n/k7m2p9'],
  ['/n/../a/./k7m2p9', '/a/k7m2p9'],
  ['/a/k7m2p9?lang=en&x=1&l=1', '/a/k7m2p9?l=1&lang=en'],
  ['/?from=singlemessage', '/'],
  ['/?lang=en', '/?lang=en'],
  ['/n/k7m2p9/object?x=1&l=1', '/n/k7m2p9/object?l=1'],
  ['/o?x', '/o'],
  ['/o?receipt=', '/o'],
  [`/n/k7m2p9?${'x'.repeat(4000)}`, '/n/k7m2p9']
])('%s is the page %s', (url, key) => {
  expect(publicAddress(url)).toMatchObject({ key, address: key });
});

test.each([
  ['/wall/lite?marked=1&l=1', '/wall/lite', '/wall/lite'],
  [
    '/wall/lite?theme=night&page=3&lang=en',
    '/wall/lite?theme=night&lang=en',
    '/wall/lite?theme=night&lang=en&page=3'
  ],
  ['/wall/lite?theme=dusk&page=x&board=', '/wall/lite', '/wall/lite'],
  ['/wall/lite?page=2&board=demo&theme=day&x', null, '/wall/lite?board=demo&theme=day&page=2']
])(
  'the plain board %s is kept as %s, whatever its page is, unless it names a board; Kit gets %s',
  (url, key, address) => {
    expect(publicAddress(url)).toMatchObject({ key, address });
  }
);

test.each([
  ['?l=1&l=1', '?l=1'],
  ['?l=2&l=1', '?l=1'],
  ['?l=0', ''],
  ['?lang=fr&lang=en', '?lang=en'],
  ['?lang=zh-CN', ''],
  ['?lang=zh-CN&lang=en', ''],
  ['?lang=EN', '']
])('%s: the first value that there is counts: %s', (asked, known) => {
  expect(keyOf(`/n/k7m2p9${asked}`)).toBe(`/n/k7m2p9${known}`);
});

test.each([
  ['/o/23456789abcdefgh?filed=form-key&x=1&lang=en', '/o/23456789abcdefgh?filed=form-key&lang=en'],
  ['/o/23456789abcdefgh?filed=no', '/o/23456789abcdefgh'],
  ['/o?lang=en&receipt=2345+6789&x', '/o?receipt=2345+6789&lang=en']
])('%s is made for whoever asks, without what is unknown: %s', (url, address) => {
  expect(publicAddress(url)).toMatchObject({ key: null, address });
});

test.each([
  ['/n/K7M2P9', '/n/k7m2p9'],
  ['/n/%4b7m2p9?x=1&l=1', '/n/k7m2p9?l=1'],
  ['/n/K7m2p9/object', '/n/k7m2p9/object'],
  // Pasted with what stood behind it, as browsers send it and as other programs do.
  ['/n/k7m2p9%E3%80%82', '/n/k7m2p9'],
  ['/n/k7m2p9。', '/n/k7m2p9'],
  ['/n/k7m2p9%EF%BC%8C%E8%AF%B7%E6%9F%A5%E7%9C%8B?l=1', '/n/k7m2p9?l=1'],
  ['/a/k7m2p9)', '/a/k7m2p9'],
  ['/a/k7m2p9%20', '/a/k7m2p9'],
  ['/o/23456789abcdefgh.', '/o/23456789abcdefgh'],
  ['/n/k7m2p9%E3%80%82/object', '/n/k7m2p9/object'],
  ['/n/k7m2p9/object%EF%BC%81?lang=en', '/n/k7m2p9/object?lang=en'],
  ['/a/K7M2P9?lang=en', '/a/k7m2p9?lang=en'],
  ['/o/23456789ABCDEFGH?filed=form-key', '/o/23456789abcdefgh?filed=form-key'],
  ['/n/k7m2p9', null],
  ['/n/A_B', null],
  ['/o?receipt=ABC', null],
  ['/', null]
])('%s, where its code is in capitals, stands at %s', (url, moved) => {
  expect(publicAddress(url)?.moved).toBe(moved);
});

test('what says that there is no such page is one a kind and a view', () => {
  const missing = (url: string) => publicAddress(url)?.missing;
  expect(missing('/n/aaaaaaa?x=1')).toBe(missing('/n/bbbbbbb'));
  const names = ['/n/a', '/a/a', '/o/a', '/n/a/object', '/n/a?l=1', '/n/a?lang=en'].map(missing);
  expect(new Set(names).size).toBe(names.length);
  expect(['/', '/o'].map(missing)).toEqual([null, null]);
});

test.each([
  '/n/k7m2p9/',
  '/wall/lite/',
  '/wall/lite/__data.json',
  '/wall',
  '//n/k7m2p9',
  '/\\n/k7m2p9',
  '/n/a%2Fobject/b',
  '/n',
  '/me',
  '/office?l=1',
  '/n/k7m2p9/__data.json',
  'http://elsewhere/n/k7m2p9',
  '',
  `/n/k7m2p9?${'x'.repeat(5000)}`
])('%s is no public page', (url) => {
  expect(publicAddress(url)).toBeNull();
});

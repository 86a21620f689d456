import fc from 'fast-check';
import { gzipSync } from 'node:zlib';

/** Periods and days at and beyond the ends of the calendar, and parts that no year has. */
export const oddTimes = [
  ...['0000', '0001-01', '1000', '1000-01', '1000-H1', '1000-01-01', '1899-Q4'],
  ...['9999', '9999-12', '9999-12-31', '10000-01', '2026-00', '2026-13', '2026-Q5', '2026-H3']
];

/** Texts that break careless code. */
const known = [
  '',
  ' ',
  '0',
  '-1',
  '1e400',
  '9007199254740993',
  'NaN',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  "' or 1=1 --",
  '"; drop table entry; --',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '%00',
  '\0',
  '\r\nset-cookie: a=b',
  '\u202e反',
  '\ud800',
  '\ufeff',
  '٢٠٢٦-١١',
  '1000-Q1',
  '1899-12',
  '9999-H2',
  '10000',
  '2026-Q0',
  '2026-H0',
  '2026-13-45',
  '2026-02-30',
  '-000001-01',
  '2026-11-01T00:00:00Z',
  '𠮷㛃👩‍👩‍👧‍👦',
  'ａｂｃ',
  '=cmd|1',
  'a'.repeat(300),
  '汉'.repeat(5000)
];

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...known),
  fc.constantFrom(...oddTimes),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 })
);

/**
 * A piece of a path or query: encoded rightly, twice, or wrongly. Node's client takes only ASCII without
 * blanks.
 */
export const nastyPiece: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: nastyText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 3000)) },
  fc.constantFrom(
    '%',
    '%zz',
    '%c0%af',
    '%ff%fe',
    '%ed%a0%80',
    '%00',
    '%2e%2e%2f',
    '%252e',
    '..',
    '.',
    ';',
    '/',
    '//',
    '\\',
    '[]',
    'a[]',
    'x'.repeat(5000)
  )
);

export const nastyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '',
    'a[b]',
    'a.b',
    '/x',
    '/preview',
    'x-sveltekit-invalidated'
  ),
  nastyText
);

/** Any JSON, including names that reach into prototypes. */
export const nastyJson: fc.Arbitrary<string> = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    '',
    'null',
    '[]',
    '"a"',
    '1e999',
    '{"__proto__":{"roles":["recorder"]}}',
    '{"constructor":{"prototype":{}}}',
    '{"a":1,"a":2}',
    '{',
    '{"a":"\\ud800"}',
    '['.repeat(10_000),
    `${'['.repeat(3000)}${']'.repeat(3000)}`
  )
);

/** Bytes in any encoding. */
export const nastyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.constantFrom(0, 1, 65_536, 65_537, 1_048_576, 1_048_577).map((size) => new Uint8Array(size).fill(0x61)),
  nastyText.map((text) => Buffer.from(text, 'utf16le')),
  nastyText.map((text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])),
  nastyText.map((text) => gzipSync(`key=${text}`)),
  fc.constantFrom(gzipSync(Buffer.alloc(2_000_000)), Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))
);

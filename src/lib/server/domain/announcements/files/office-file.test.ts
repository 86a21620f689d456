import { expect, test } from 'vitest';
import { aCompound, aDocx } from '../../../../../../tests/make/media';
import { officeFile } from './office-file';

const bytes = (text: string, encoding: 'latin1' | 'utf16le' = 'latin1') =>
  new Uint8Array(Buffer.from(text, encoding));
const long = (body: Uint8Array) => new Uint8Array(Buffer.concat([body, Buffer.alloc(9000)]));

/** Records of PowerPoint: a document that says whether its project is there. */
function slides(hasMacros: number): Uint8Array {
  const record = (type: number, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(0x0f, 0);
    head.writeUInt16LE(type, 2);
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body]);
  };
  const says = record(0x0400, Buffer.from([9, 0, 0, 0, hasMacros, 0, 0, 0, 2, 0, 0, 0]));
  return long(
    new Uint8Array(
      Buffer.concat([
        record(0x0fc8, Buffer.alloc(20)),
        record(
          0x03e8,
          Buffer.concat([record(0x03e9, Buffer.alloc(40)), record(0x07d0, record(0x03ff, says))])
        )
      ])
    )
  );
}

/** Records of Excel: its sheets by their kind. */
function book(...sheets: readonly number[]): Uint8Array {
  const record = (type: number, body: readonly number[]) => [type & 255, type >> 8, body.length, 0, ...body];
  return Uint8Array.from([
    ...record(0x0809, [0, 6, 5, 0]),
    ...sheets.flatMap((kind) => record(0x0085, [0, 0, 0, 0, 0, kind, 1, 0, 65])),
    ...record(0x000a, [])
  ]);
}

const word = { WordDocument: long(bytes('停水')) };
const macroMain = 'application/vnd.ms-word.document.macroEnabled.main+xml';

test.each([
  ['a document', aDocx(), 'docx'],
  [
    'one that speaks of programs',
    aDocx({ parts: { 'word/document.xml': '<w:t>vbaProject.bin, macroEnabled, _VBA_PROJECT</w:t>' } }),
    'docx'
  ],
  ['an old one', aCompound(word), 'doc'],
  [
    'an old one that speaks of programs',
    aCompound({ WordDocument: long(bytes('_VBA_PROJECT vbaProject.bin', 'utf16le')) }),
    'doc'
  ],
  ['old slides', aCompound({ 'PowerPoint Document': slides(0) }), 'ppt'],
  [
    'old slides with a table of Excel’s',
    aCompound({ 'PowerPoint Document': slides(0), 'MBD/Workbook': book(0) }),
    'ppt'
  ],
  ['an old table', aCompound({ Workbook: book(0, 2) }), 'xls']
])('%s is one without macros', (_, file, kind) => {
  expect(officeFile(file)).toEqual({ kind, hasMacros: false });
});

test.each([
  ['a document', aDocx({ parts: { 'word/vbaProject.bin': '' } }), 'docx'],
  ['one that spells them otherwise', aDocx({ parts: { 'word/VBAPROJECT.BIN': '' } }), 'docx'],
  ['one that calls them otherwise', aDocx({ main: macroMain }), 'docx'],
  ['one with another in it that has them', aDocx({ parts: { 'word/embeddings/a.docm': '' } }), 'docx'],
  ['one with sheets of the old programs', aDocx({ parts: { 'xl/macrosheets/sheet1.xml': '' } }), 'docx'],
  ['an old one', aCompound({ ...word, 'Macros/VBA/_VBA_PROJECT': bytes('\xcc\x61') }), 'doc'],
  [
    'an old table',
    aCompound({ Workbook: book(0), '_VBA_PROJECT_CUR/VBA/_VBA_PROJECT': bytes('\xcc') }),
    'xls'
  ],
  ['an old table of the oldest programs', aCompound({ Workbook: book(0, 1) }), 'xls'],
  ['a long one', aCompound({ Workbook: long(book(0, 1)) }), 'xls'],
  ['old slides', aCompound({ 'PowerPoint Document': slides(1) }), 'ppt']
])('%s has macros', (_, file, kind) => {
  expect(officeFile(file)).toEqual({ kind, hasMacros: true });
});

test.each([
  [
    'a declaration that hides what it says',
    aDocx({ main: 'application/vnd.ms-word.document.&#109;acroEnabled' })
  ],
  ['a declaration with definitions', aDocx({ parts: { '[Content_Types].xml': '<!DOCTYPE a><Types/>' } })],
  ['an endless declaration', aDocx({ parts: { '[Content_Types].xml': ' '.repeat(1024 * 1024 + 1) } })],
  ['an old one that is cut off', aCompound(word).slice(0, 700)],
  ['a head alone', aCompound(word).slice(0, 8)],
  ['names in the text of another container', aCompound({ Contents: long(bytes('WordDocument', 'utf16le')) })]
])('%s is none', (_, file) => {
  expect(officeFile(file)).toBeNull();
});

test('one whose sectors lead round in circles ends', () => {
  const file = aCompound(word);
  // Its second sector says that the first follows.
  new DataView(file.buffer).setUint32(512 + 4 * 2, 1, true);
  expect(officeFile(file)).toEqual({ kind: 'doc', hasMacros: false });
});

import type { Upload } from '$lib/server/domain/imports';
import { importBallots } from '$lib/server/domain/ballots/import-ballots';
import { openRoster, previewImport } from '$lib/server/domain/imports';
import { holdSheet } from '$lib/server/domain/sheets';
import { previewTakeover } from '$lib/server/domain/takeover/take-over';
import { documentText } from '$lib/server/domain/workshop/document-text';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawWorkbook, upload, zip } from '../make/workbook';
import { testApp, type TestApp } from './test-app';

const mega = 1024 * 1024;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheet = (rows: string, before = '') =>
  `<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData></worksheet>`;
const workbookPart = { path: 'xl/workbook.xml', data: Buffer.from(`<workbook xmlns="${main}"/>`) };
const strings = (xml: string, rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>') =>
  rawWorkbook(sheet(rows), [
    { path: 'xl/sharedStrings.xml', data: Buffer.from(`<sst xmlns="${main}">${xml}</sst>`) }
  ]);
/** Text that packs badly, so that no archive is refused by its ratio alone. */
const noise = Array.from({ length: 30_000 }, (_, n) =>
  Math.abs(Math.sin(n + 1))
    .toString(36)
    .slice(2)
).join('');
/** A part of 300 MB, which says so, or says that it is small. */
const inflating = (declared?: number) => {
  const data = Buffer.alloc(300 * mega, 32);
  const part = { path: 'xl/worksheets/sheet1.xml', data, ...(declared !== undefined && { declared }) };
  return zip([workbookPart, part]);
};
/** How far an honest ratio gets: what the part is packed to, times the most that is believed. */
const believed = () => 199 * deflateRawSync(Buffer.alloc(300 * mega, 32)).length;

/** Milliseconds on a loaded machine: what isn't bounded takes thirty seconds and more. */
const bound = 10_000;

/** Workbooks that would cost a server its memory or its time, each with the codes that may refuse it. */
const bombs: [what: string, make: () => Uint8Array, codes: readonly string[]][] = [
  ['a part of 300 MB that says so', () => inflating(), ['oversized-workbook']],
  ['a part of 300 MB that says 1 KB', () => inflating(1024), ['oversized-workbook']],
  [
    'a part of 300 MB that says what is believed',
    () => inflating(Math.min(believed(), 47 * mega)),
    ['oversized-workbook']
  ],
  [
    'twelve parts of 5 MB, none of which is too large by itself',
    () =>
      zip([
        workbookPart,
        ...Array.from({ length: 12 }, (_, n) => ({
          path: `xl/worksheets/sheet${n}.xml`,
          data: Buffer.alloc(5 * mega, noise.slice(n, n + 5000))
        }))
      ]),
    ['oversized-workbook']
  ],
  [
    'a row of a million cells',
    () => rawWorkbook(sheet(`<row r="1">${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`) + noise),
    ['too-many-columns']
  ],
  [
    'a sheet that claims a million columns and rows',
    () =>
      rawWorkbook(
        sheet(
          '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
          '<dimension ref="A1:BDWGN1048576"/><cols><col min="1" max="1000000" width="9"/></cols>'
        )
      ),
    ['too-many-columns']
  ],
  [
    'three million cells in twelve sheets, each within its limits',
    () => {
      const row = (n: number) => `<row r="${n + 1}">${'<c><v>1</v></c>'.repeat(256)}</row>`;
      const data = Buffer.from(sheet(Array.from({ length: 1000 }, (_, n) => row(n)).join('')) + noise);
      return rawWorkbook(
        '<worksheet/>',
        Array.from({ length: 12 }, (_, n) => ({ path: `xl/worksheets/sheet${n + 2}.xml`, data }))
      );
    },
    ['too-many-cells']
  ],
  [
    'one cell in the last column of each row of eighteen sheets',
    () => {
      const rows = Array.from(
        { length: 5000 },
        (_, n) => `<row r="${n + 1}"><c r="IV${n + 1}"><v>1</v></c></row>`
      );
      const data = Buffer.from(sheet(rows.join('')));
      return rawWorkbook(
        '<worksheet/>',
        Array.from({ length: 18 }, (_, n) => ({ path: `xl/worksheets/sheet${n + 2}.xml`, data }))
      );
    },
    ['oversized-workbook']
  ],
  [
    'a column that no spreadsheet has',
    () => rawWorkbook(sheet('<row r="1"><c r="BDWGN1"><v>1</v></c></row>')),
    ['broken-workbook']
  ],
  [
    'a million rows',
    () =>
      rawWorkbook(
        sheet(
          Array.from({ length: 200_000 }, (_, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join('')
        ) + noise
      ),
    ['too-many-rows', 'ballot-list-long']
  ],
  [
    'strings that lie 300,000 deep',
    () => strings(`${'<si>'.repeat(300_000)}${noise}${'</si>'.repeat(300_000)}`),
    ['broken-workbook', 'oversized-workbook']
  ],
  [
    'marks that lie 300,000 deep in the styles',
    () =>
      rawWorkbook(sheet('<row r="1"><c r="A1" s="0"><v>1</v></c></row>'), [
        {
          path: 'xl/styles.xml',
          data: Buffer.from(
            `<styleSheet xmlns="${main}">${'<xf>'.repeat(300_000)}${noise}${'</xf>'.repeat(300_000)}</styleSheet>`
          )
        }
      ]),
    ['broken-workbook', 'oversized-workbook']
  ]
];

describe('workbooks made to cost a server its memory or its time', () => {
  let here: TestApp;
  beforeAll(async () => {
    here = await testApp();
  });
  afterAll(() => here.end());

  /** Every way in for a workbook; each gives the code by which it refused. */
  const intakes: [name: string, take: (file: Upload) => Promise<string | undefined>][] = [
    ['import', async (file) => (await previewImport(here.app, here.recorder, [file])).plan.problems[0]?.code],
    [
      'takeover',
      async (file) => (await previewTakeover(here.app, here.recorder, [file])).plan.problems[0]?.code
    ],
    [
      'workshop',
      ({ bytes }) =>
        documentText(bytes).then(
          () => undefined,
          (error: unknown) => ofWorkbooks[codeOf(error)] ?? codeOf(error)
        )
    ],
    [
      'ballots',
      (file) =>
        importBallots(here.app, here.recorder, { key: 'bomb', year: 2026, upload: file }).then(
          () => undefined,
          codeOf
        )
    ]
  ];

  it.each(bombs)('%s', async (_, make, codes) => {
    const bytes = make();
    const before = process.resourceUsage().maxRSS;
    const file = () => upload('十月.xlsx', bytes.slice());
    const found: Record<string, string | undefined> = {};
    const slow: string[] = [];
    for (const [name, take] of intakes) {
      const begun = performance.now();
      found[name] = await take(file());
      const took = performance.now() - begun;
      if (took > bound) slow.push(`${name}: ${Math.round(took)} ms`);
    }
    expect(Object.entries(found).filter(([, code]) => !codes.includes(code ?? ''))).toEqual([]);
    expect(slow).toEqual([]);
    // A sheet of people and a roster leave it to the import to say what is wrong.
    expect(await holdSheet(here.app, here.recorder, [file()])).toBeNull();
    expect(await openRoster(here.app, here.recorder, [file()], { sure: true })).toBeNull();
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(400);
  });
});

/** The workshop says of a document what the others say of a workbook. */
const ofWorkbooks: Record<string, string> = {
  'document-oversized': 'oversized-workbook',
  'document-broken': 'broken-workbook'
};

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

import type { Upload } from '$lib/server/domain/imports';
import { deflateRawSync, crc32 } from 'node:zlib';
import { columnName } from '../../src/lib/tables/sheet';

/** Makes workbooks, good and bad, by code, so that no test depends on a binary that nobody can read. */

export type MadeSheetRow = (string | number | Date | null)[];

/** A workbook with these sheets, in their order; a `Date` is a day in the cell. Written by hand, and not by the product's own writer. */
export function workbook(sheets: Record<string, MadeSheetRow[]>): Uint8Array {
  const names = Object.keys(sheets);
  const part = (path: string, xml: string) => ({ path, data: Buffer.from(`<?xml version="1.0"?>${xml}`) });
  const rels = (links: [type: string, target: string][]) =>
    `<Relationships xmlns="${packages}/relationships">${links.map(([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${kind}.${type}+xml"/>`;
  return zip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${names.map((_, n) => override(`worksheets/sheet${n + 1}.xml`, 'worksheet')).join('')}</Types>`
    ),
    part('_rels/.rels', rels([['officeDocument', 'xl/workbook.xml']])),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, n) => `<sheet name="${escape(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      rels([
        ...names.map((_, n): [string, string] => ['worksheet', `worksheets/sheet${n + 1}.xml`]),
        ['styles', 'styles.xml']
      ])
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`
    ),
    ...Object.values(sheets).map((rows, n) => part(`xl/worksheets/sheet${n + 1}.xml`, rowsXml(rows)))
  ]);
}

/** The days between a workbook's first day and 1 January 1970. */
const daysBefore1970 = 25_569;

function rowsXml(rows: readonly MadeSheetRow[]): string {
  const cell = (value: MadeSheetRow[number], at: string) => {
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    if (typeof value === 'string')
      return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
    return `<c r="${at}" s="1"><v>${value.getTime() / 86_400_000 + daysBefore1970}</v></c>`;
  };
  const body = rows.map(
    (row, y) =>
      `<row r="${y + 1}">${row.map((value, x) => cell(value, `${columnName(x + 1)}${y + 1}`)).join('')}</row>`
  );
  return `<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** A file as a form uploads it. */
export const upload = (name: string, bytes: Uint8Array): Upload => ({ name, bytes });
/** A CSV file as a form uploads it. */
export const csv = (text: string, name = '十一月.csv'): Upload =>
  upload(name, new TextEncoder().encode(text));

/** Makes an archive with the given headers, true or not. */
export function zip(
  parts: { path: string; data: Buffer; declared?: number; flags?: number; shift?: number }[]
): Uint8Array {
  const bodies: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const { path, data, declared = data.length, flags = 0, shift = 0 } of parts) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared, 18);
    common.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset + shift, 10);
    index.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, name]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(index);
  const foot = Buffer.alloc(22);
  foot.writeUInt32LE(0x06054b50, 0);
  foot.writeUInt16LE(parts.length, 8);
  foot.writeUInt16LE(parts.length, 10);
  foot.writeUInt32LE(directory.length, 12);
  foot.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...bodies, directory, foot]));
}

/** Makes the smallest workbook with a sheet written by hand. */
export function rawWorkbook(sheetXml: string, more: { path: string; data: Buffer }[] = []): Uint8Array {
  const part = (path: string, xml: string) => ({ path, data: Buffer.from(`<?xml version="1.0"?>${xml}`) });
  return zip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="积分" sheetId="1" r:id="rId1"/></sheets></workbook>`
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
    ),
    { path: 'xl/worksheets/sheet1.xml', data: Buffer.from(sheetXml) },
    ...more
  ]);
}

/** A sheet's XML for rows; a cell that begins with `=` is a formula with a cached result. */
export function sheetXml(rows: (string | number)[][]): string {
  const letters = 'ABCDEFGHIJ';
  const cell = (value: string | number, at: string) =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : value.startsWith('=')
        ? `<c r="${at}" t="str"><f>${escape(value.slice(1))}</f><v>点我</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
  const body = rows
    .map(
      (row, y) =>
        `<row r="${y + 1}">${row.map((value, x) => cell(value, `${letters[x]}${y + 1}`)).join('')}</row>`
    )
    .join('');
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`;
}

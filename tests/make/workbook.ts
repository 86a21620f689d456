import type { Upload } from '$lib/server/imports';
import { deflateRawSync, crc32 } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';

/** Bad and good files, made by code: no test depends on a binary that nobody can read. */

export type SheetRow = (string | number | Date | null)[];

export async function workbook(sheets: Record<string, SheetRow[]>): Promise<Uint8Array> {
  const cell = (value: string | number | Date | null) =>
    value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value === null ? null : { value };
  const made = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) => row.map(cell))
  }));
  return new Uint8Array(await writeXlsxFile(made as never).toBuffer());
}

export const upload = (name: string, bytes: Uint8Array): Upload => ({ name, bytes });
export const csv = (text: string, name = '十一月.csv'): Upload =>
  upload(name, new TextEncoder().encode(text));

/** An archive as it is asked for, true or not. */
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

/** The smallest workbook, with a sheet written by hand. */
export function rawWorkbook(sheetXml: string, more: { path: string; data: Buffer }[] = []): Uint8Array {
  const part = (path: string, xml: string) => ({ path, data: Buffer.from(`<?xml version="1.0"?>${xml}`) });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
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

/** A sheet's XML out of rows; a cell that begins with `=` is a formula with a cached result. */
export function sheetXml(rows: (string | number)[][]): string {
  const letters = 'ABCDEFGHIJ';
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
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

import { columnName } from '$lib/tables';
import type { TableCell } from '$lib/points';
import readXlsxFile from 'read-excel-file/universal';
import { cleanSheet, type MergedRange } from './sheet-xml';
import { importLimits } from '../limits';
import { unzip } from './unzip';
import { xmlOf } from './xml-of';
import { Unreadable } from '../upload';
import { crc32 } from 'node:zlib';
import { zipOf } from '../../../platform/workbook/zip';

/** One sheet before anyone knows what it is. Rows are counted like a spreadsheet's, from 1. */
export interface Grid {
  /** '' in a CSV */
  sheet: string;
  rows: { row: number; cells: TableCell[] }[];
  /** the saved results of formulas, by address (`C4`); their cells hold the formulas */
  results?: ReadonlyMap<string, string>;
  /** the addresses of cells that are merged with one above, with that one's */
  merged?: ReadonlyMap<string, string>;
}

const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/;
const isSheet = /^xl\/worksheets\/[^/]+\.xml$/;

/**
 * Reads the sheets of a workbook. Its archive is checked before a byte is unpacked, each sheet is written anew
 * (see `cleanSheet`), and the library gets an archive of our own making.
 * @param merged `filled`: a name merged over rows stands in each of them; `as-written`: only in the first
 * @throws Unreadable
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { merged = 'filled' }: { merged?: 'filled' | 'as-written' } = {}
): Promise<Grid[]> {
  const parts = unzip(bytes, (path) => needed.test(path));
  if (!parts.has('xl/workbook.xml')) throw new Unreadable('not-a-workbook');
  if ([...parts.keys()].filter((path) => isSheet.test(path)).length > importLimits.sheets)
    throw new Unreadable('too-many-sheets', { limit: importLimits.sheets });

  const merges = new Map<string, MergedRange[]>();
  const results = new Map<string, ReadonlyMap<string, string>>();
  let [filled, area] = [0, 0];
  for (const [path, data] of parts) {
    const xml = xmlOf(data);
    if (isSheet.test(path)) {
      const clean = cleanSheet(xml, importLimits.cells - filled);
      filled += clean.filled;
      area += clean.area;
      if (area > importLimits.area) throw new Unreadable('oversized-workbook');
      merges.set(path, clean.merges);
      results.set(path, clean.results);
      parts.set(path, Buffer.from(clean.xml));
    } else if (xml.includes('sheetData')) throw new Unreadable('broken-workbook');
  }
  const paths = sheetPaths(parts);
  const sheets = await readXlsxFile(storedZip(parts)).catch(() => {
    throw new Unreadable('broken-workbook');
  });
  return sheets.map(({ sheet, data }) => {
    const rows = data.map((cells) => cells.map(cellOf));
    const path = paths.get(sheet) ?? '';
    const ranges = merged === 'filled' ? (merges.get(path) ?? []) : [];
    return {
      sheet,
      merged: fillMerged(rows, ranges),
      results: results.get(path) ?? new Map(),
      rows: rows.map((cells, index) => ({ row: index + 1, cells }))
    };
  });
}

function cellOf(value: unknown): TableCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.trim().slice(0, importLimits.cell);
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  throw new Unreadable('broken-workbook');
}

/**
 * One name merged over four rows stands for each of them; merged across columns it is a title. No cell is in two ranges: more
 * than all cells together is only what a crafted file merges.
 * @returns the addresses of the cells that were filled, with that of the cell above
 */
function fillMerged(rows: TableCell[][], merges: readonly MergedRange[]): Map<string, string> {
  const filled = new Map<string, string>();
  let left: number = rows.length * importLimits.columns;
  for (const { top, bottom, left: first, right } of merges) {
    const value = rows[top - 1]?.[first - 1];
    if (first !== right || value === undefined || value === null) continue;
    left -= Math.max(0, Math.min(bottom, rows.length) - top);
    if (left < 0) throw new Unreadable('oversized-workbook');
    for (let row = top; row < Math.min(bottom, rows.length); row++) {
      const cells = rows[row];
      if (!cells) continue;
      cells[first - 1] = value;
      filled.set(`${columnName(first)}${row + 1}`, `${columnName(first)}${top}`);
    }
  }
  return filled;
}

/**
 * Maps each sheet to its part: workbook.xml names an id, and its relations say where that is. The pattern
 * for a tag may not contain another tag's beginning: otherwise tags without an end would be searched to the
 * end of the part, each one again.
 */
function sheetPaths(parts: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const text = (path: string) => new TextDecoder().decode(parts.get(path));
  const targets = new Map<string, string>();
  for (const [relation] of text('xl/_rels/workbook.xml.rels').matchAll(
    /<(?:[\w.-]+:)?Relationship\s[^<>]*>/g
  )) {
    const id = /\sId="([^"]*)"/.exec(relation)?.[1];
    const target = /\sTarget="([^"]*)"/.exec(relation)?.[1];
    if (id && target) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const paths = new Map<string, string>();
  for (const [sheet] of text('xl/workbook.xml').matchAll(/<(?:[\w.-]+:)?sheet\s[^<>]*>/g)) {
    const name = /\sname="([^"]*)"/.exec(sheet)?.[1];
    const target = targets.get(/\s[\w.-]+:id="([^"]*)"/.exec(sheet)?.[1] ?? '');
    if (name !== undefined && target) paths.set(unescapeXml(name), target);
  }
  return paths;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescapeXml = (text: string) =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '');

/**
 * An archive of parts as they are, unpacked. The spreadsheet library takes archives only; this one holds
 * nothing but what was checked, so that it never meets the bytes of a stranger's archive.
 */
function storedZip(parts: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const all = zipOf(
    [...parts].map(([path, data]) => ({ path, data, method: 0, crc: crc32(data), size: data.length }))
  );
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.byteLength) as ArrayBuffer;
}

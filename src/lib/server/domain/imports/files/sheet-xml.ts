import { columnName } from '$lib/tables';
import { importLimits } from '../limits';
import { Unreadable } from '../upload';

/** A merged range, rows and columns from 1. */
export interface MergedRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const tag = /<(\/?)(?:[\w.-]+:)?(row|c|f|v|is|t|rPh|mergeCell)((?:\s[^<>]*?)?)(\/?)>([^<]*)/g;

/**
 * Writes one sheet's XML anew, with its filled cells only. It drops cells far out that would make a reader
 * allocate millions of empty ones, and anything that isn't plain markup. A formula becomes the text that
 * the recorder typed (`=HYPERLINK(…)`), so that nobody takes its cached result for data; the results are
 * returned apart, by address (`C4`), because a sheet's own total is compared, never booked.
 * @param most filled cells that may still come
 * @throws Unreadable `broken-workbook` for XML with declarations, `too-many-rows`, `too-many-columns`, `too-many-cells`
 */
export function cleanSheet(
  xml: string,
  most: number = importLimits.cells
): {
  xml: string;
  merges: MergedRange[];
  results: ReadonlyMap<string, string>;
  /** number of filled cells */
  filled: number;
  /** rows times columns, up to the last filled ones */
  area: number;
} {
  if (xml.includes('<!')) throw new Unreadable('broken-workbook');
  const rows: string[] = [];
  const merges: MergedRange[] = [];
  const results = new Map<string, string>();
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let cell: OpenCell | null = null;
  let skip = false;
  const size = { filled: 0, rows: 0, columns: 0 };

  const endRow = () => {
    if (cells.length > 0) rows.push(`<row r="${row}">${cells.join('')}</row>`);
    cells = [];
  };
  for (const [, slash, name, attributes = '', alone, text = ''] of xml.matchAll(tag)) {
    const closes = slash === '/';
    if (name === 'row' && !closes) {
      endRow();
      const named = Number(attribute(attributes, 'r') ?? row + 1);
      if (!Number.isSafeInteger(named) || named <= row) throw new Unreadable('broken-workbook');
      row = named;
      column = 0;
    } else if (name === 'c' && !closes) {
      column = columnOf(attribute(attributes, 'r'), row, column + 1);
      cell = {
        kind: attribute(attributes, 't') ?? 'n',
        style: attribute(attributes, 's'),
        text: null,
        formula: null
      };
    } else if (name === 'rPh') skip = !closes && !alone;
    else if (cell && name === 'f' && !closes) cell.formula = text;
    else if (cell && (name === 'v' || (name === 't' && !skip)) && !closes && !alone)
      cell.text = (cell.text ?? '') + text;
    else if (name === 'mergeCell' && !closes) merges.push(...mergeOf(attribute(attributes, 'ref')));

    if (cell && name === 'c' && (closes || alone)) {
      const address = `${columnName(column)}${row}`;
      const written = writeCell(cell, address);
      if (cell.formula !== null && cell.text !== null)
        results.set(address, cell.text.slice(0, importLimits.cell));
      if (written) {
        if (row > importLimits.rows + 200)
          throw new Unreadable('too-many-rows', { limit: importLimits.rows });
        if (column > importLimits.columns)
          throw new Unreadable('too-many-columns', { limit: importLimits.columns });
        cells.push(written);
        size.filled += 1;
        if (size.filled > most) throw new Unreadable('too-many-cells', { limit: importLimits.cells });
        size.rows = row;
        size.columns = Math.max(size.columns, column);
      }
      cell = null;
    }
  }
  endRow();
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return {
    xml: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    merges,
    results,
    filled: size.filled,
    area: size.rows * size.columns
  };
}

interface OpenCell {
  kind: string;
  style: string | null;
  text: string | null;
  formula: string | null;
}

const asText = (text: string, at: string) =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

function writeCell(cell: OpenCell, at: string): string {
  // Only the first cell of a shared formula has its text; the others refer to it.
  if (cell.formula !== null) return asText(`=${cell.formula || '…'}`, at);
  if (cell.text === null || cell.text.trim() === '') return '';
  switch (cell.kind) {
    case 'inlineStr':
    case 'str':
    case 'e':
      return asText(cell.text, at);
    case 's':
    case 'b':
    case 'd':
      return `<c r="${at}" t="${cell.kind}"><v>${cell.text}</v></c>`;
    case 'n':
      return `<c r="${at}"${cell.style && /^\d+$/.test(cell.style) ? ` s="${cell.style}"` : ''}><v>${cell.text}</v></c>`;
    default:
      throw new Unreadable('broken-workbook');
  }
}

const attributeOf = Object.fromEntries(
  ['r', 's', 't', 'ref'].map((name) => [name, new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)')`)])
);

function attribute(attributes: string, name: 'r' | 's' | 't' | 'ref'): string | null {
  const found = attributeOf[name]?.exec(attributes);
  return found ? (found[2] ?? found[3] ?? '') : null;
}

function columnOf(address: string | null, row: number, next: number): number {
  if (address === null) return next;
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
  const column = found ? columnNumber(found[1] ?? '') : 0;
  if (!found || Number(found[2]) !== row || column < next) throw new Unreadable('broken-workbook');
  return column;
}

function mergeOf(ref: string | null): MergedRange[] {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref ?? '');
  if (!found) return [];
  const [, left = '', top, right = '', bottom] = found;
  return [{ top: Number(top), bottom: Number(bottom), left: columnNumber(left), right: columnNumber(right) }];
}

function columnNumber(name: string): number {
  return Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

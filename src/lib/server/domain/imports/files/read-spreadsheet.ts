import { read, SSF, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { dayOf } from '$lib/calendar';
import type { TableCell } from '$lib/points';
import type { Hiding, CellRange, Sheet, SheetCell } from '$lib/tables';
import { importLimits } from '../limits';
import { Unreadable } from '../upload';
import { openDocumentPlaces, type HiddenPlaces } from './open-document-places';
import { spreadsheetParts, storedZip } from './spreadsheet-parts';
import { struckCells, unstruckIn } from './struck-cells';

/**
 * Reads the sheets of a spreadsheet as they are seen: an archive (.xlsx, .ods), or a compound file (.xls, .et).
 * @throws Unreadable `broken-workbook`, `locked-workbook`, `not-a-workbook`, `oversized-workbook`, `too-many-…`
 */
export function readSpreadsheet(bytes: Uint8Array, container: 'archive' | 'compound'): Sheet[] {
  if (container === 'compound') return sheetsOf(parse(bytes), { struck: () => new Set(), hidden: [] });
  const parts = spreadsheetParts(bytes);
  const content = parts.get('content.xml');
  if (content === undefined && ![...parts.values()].some((xml) => xml.includes('sheetData')))
    throw new Unreadable('not-a-workbook');
  const hidden = content === undefined ? [] : openDocumentPlaces(content);
  const book = parse(storedZip(parts));
  return sheetsOf(book, { struck: struckCells(book, parts), hidden });
}

function parse(bytes: Uint8Array): WorkBook {
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: 'array',
      cellStyles: true,
      cellHTML: true,
      cellNF: true,
      dateNF: 'yyyy-mm-dd'
    });
  } catch (error) {
    throw new Unreadable(/password|encrypt/i.test(String(error)) ? 'locked-workbook' : 'broken-workbook');
  }
  if (book.SheetNames.length > importLimits.sheets)
    throw new Unreadable('too-many-sheets', { limit: importLimits.sheets });
  return book;
}

interface BesideCells {
  struck: (at: number) => ReadonlySet<string>;
  /** by sheet, of an .ods */
  hidden: readonly HiddenPlaces[];
}

function sheetsOf(book: WorkBook, beside: BesideCells): Sheet[] {
  const limits = { filled: 0, area: 0 };
  const since1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, at) => {
    const sheet = book.Sheets[name] ?? {};
    const struck = beside.struck(at);
    const cells = cellsOf(sheet, since1904, struck);
    checkSize(cells, limits);
    const hidden = beside.hidden[at];
    return {
      name,
      isHidden: hidden?.isHidden ?? (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
      cells,
      rows: hidden?.rows ?? hiddenRows(sheet),
      columns: hidden?.columns ?? hiddenColumns(sheet),
      merges: mergesOf(sheet)
    };
  });
}

function cellsOf(sheet: WorkSheet, since1904: boolean, struck: ReadonlySet<string>): SheetCell[] {
  const cells: SheetCell[] = [];
  for (const [address, content] of Object.entries(sheet)) {
    const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
    if (!place) continue;
    const cell = content as CellObject;
    const shown = shownOf(cell);
    // A formula without a result has a value all the same: 0 (findings/workbook-unseen-places.sh).
    const value = cell.t === 'z' ? null : valueOf(cell, shown, since1904);
    if (cell.f === undefined && (value === null || value === '')) continue;
    const unstruck = struck.has(address) ? '' : unstruckIn(cell.h);
    const ground = groundOf(cell);
    cells.push({
      row: Number(place[2]),
      column: utils.decode_col(place[1] ?? '') + 1,
      value,
      shown,
      ...(cell.f === undefined ? {} : { formula: cell.f.slice(0, importLimits.cell) }),
      ...(unstruck === null ? {} : { unstruck }),
      ...(ground === null ? {} : { ground })
    });
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

const shownOf = ({ t, v, w }: CellObject) =>
  (t === 's' ? String(v ?? '') : (w ?? (v === undefined ? '' : String(v))))
    .trim()
    .slice(0, importLimits.cell);

function valueOf({ t, v, z }: CellObject, shown: string, since1904: boolean): TableCell {
  if (t === 'b') return v === true;
  if (t !== 'n' || typeof v !== 'number') return shown;
  if (typeof z === 'string' && SSF.is_date(z)) return dayInSerial(v, since1904) ?? shown;
  return isMoreThanNumber(shown, v) ? shown : v;
}

/**
 * Whether a format writes more than the number: `Y001`, `001`, `3次`. A number that is only rounded, parted by commas, hidden or
 * written with an exponent is the number.
 */
function isMoreThanNumber(shown: string, number: number): boolean {
  const plain = shown.replace(/[,\s]/g, '');
  if (plain === '' || /^[+-]?[\d.]+e[+-]?\d+$/i.test(plain)) return false;
  return /^0\d/.test(plain) || !/^[(+-]?\d*\.?\d+\)?$/.test(plain) || !Number.isFinite(number);
}

/** Midnight UTC of a serial number's day; null for a time of the day alone. */
function dayInSerial(serial: number, since1904: boolean): Date | null {
  const parsed = SSF.parse_date_code(serial, { date1904: since1904 }) as {
    y: number;
    m: number;
    d: number;
  } | null;
  const day = serial < 1 || !parsed ? null : dayOf(parsed.y, parsed.m, parsed.d);
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

function groundOf({ s }: CellObject): string | null {
  const fill = s as { patternType?: string; fgColor?: { rgb?: string } } | undefined;
  return fill?.patternType === 'solid' ? (fill.fgColor?.rgb ?? null) : null;
}

/** @throws Unreadable `too-many-rows`, `too-many-columns`, `too-many-cells` */
function checkSize(cells: readonly SheetCell[], limits: { filled: number; area: number }): void {
  limits.filled += cells.length;
  if (limits.filled > importLimits.cells)
    throw new Unreadable('too-many-cells', { limit: importLimits.cells });
  for (const { row, column } of cells) {
    if (row > importLimits.rows + 200) throw new Unreadable('too-many-rows', { limit: importLimits.rows });
    if (column > importLimits.columns)
      throw new Unreadable('too-many-columns', { limit: importLimits.columns });
  }
}

function hiddenRows(sheet: WorkSheet): Map<number, Hiding> {
  const filter = sheet['!autofilter'] && utils.decode_range(sheet['!autofilter'].ref);
  const rows = new Map<number, Hiding>();
  for (const [index, row] of Object.entries(sheet['!rows'] ?? [])) {
    const at = Number(index);
    if (!row?.hidden) continue;
    rows.set(at + 1, filter && at > filter.s.r && at <= filter.e.r ? 'filtered' : 'hidden');
  }
  return rows;
}

const hiddenColumns = (sheet: WorkSheet) =>
  new Set(
    Object.entries(sheet['!cols'] ?? []).flatMap(([at, column]) => (column?.hidden ? [Number(at) + 1] : []))
  );

const mergesOf = (sheet: WorkSheet): CellRange[] =>
  (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    bottom: e.r + 1,
    left: s.c + 1,
    right: e.c + 1
  }));

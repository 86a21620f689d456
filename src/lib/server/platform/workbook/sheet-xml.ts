import { isDay } from '$lib/calendar';
import { columnName } from '$lib/tables';
import { harmless } from './formula';
import type { WorkbookCell, WorkbookValue, CellStyle, PrintedSheet } from './sheet';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Numbers of the styles in `styles.xml` (see `parts.ts`). */
const styles = {
  note: 0,
  title: 1,
  subtitle: 2,
  head: 3,
  plain: 4,
  text: 5,
  number: 6,
  points: 7,
  off: 8,
  date: 9,
  moment: 10
} as const;

/** Whether a row of heads stands above the table. */
export function isHeaded({ columns }: Pick<PrintedSheet, 'columns'>): boolean {
  return columns.some(({ title }) => title !== '');
}

/**
 * Everything before a sheet's first row. The page is A4 across, the table as wide as the page, with the
 * heads on each.
 */
export function sheetHead(sheet: Omit<PrintedSheet, 'rows'>): string {
  const { columns, titles, frozenColumns = 0 } = sheet;
  const above = titles.length + (isHeaded(sheet) ? 1 : 0);
  const widths = columns
    .map(({ width }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0">${paneOf(frozenColumns, above)}</sheetView></sheetViews>` +
    `<cols>${widths}</cols><sheetData>`
  );
}

/** Freezes the first columns and rows. */
function paneOf(columns: number, rows: number): string {
  if (columns === 0 && rows === 0) return '';
  const split = (columns > 0 ? ` xSplit="${columns}"` : '') + (rows > 0 ? ` ySplit="${rows}"` : '');
  const active = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight';
  return `<pane${split} topLeftCell="${letters(columns)}${rows + 1}" activePane="${active}" state="frozen"/>`;
}

/** Everything after a sheet's last row. */
export function sheetTail({ columns, titles }: Pick<PrintedSheet, 'columns' | 'titles'>): string {
  const last = letters(columns.length - 1);
  const merged =
    columns.length > 1 ? titles.map((_, n) => `<mergeCell ref="A${n + 1}:${last}${n + 1}"/>`) : [];
  return (
    '</sheetData>' +
    (merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '') +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>'
  );
}

/**
 * Writes the row with the title of a sheet.
 * @param row counts from 1
 */
export function titleRow(row: number, text: string): string {
  const style = row === 1 ? styles.title : styles.subtitle;
  return `<row r="${row}"${row === 1 ? ' ht="30" customHeight="1"' : ''}>${cell('A', row, text, style)}</row>`;
}

/**
 * The row of a table's heads.
 * @param row number, from 1
 */
export function headRow(row: number, titles: readonly string[]): string {
  return `<row r="${row}">${titles.map((text, n) => cell(letters(n), row, text, styles.head)).join('')}</row>`;
}

/**
 * One row of a table.
 * @param row number, from 1
 * @param columnStyles the style of each column
 */
export function bodyRow(
  row: number,
  cells: readonly WorkbookCell[],
  columnStyles: readonly CellStyle[]
): string {
  let xml = `<row r="${row}">`;
  for (let n = 0; n < cells.length; n += 1) {
    const own = cells[n] ?? null;
    const { value, style } =
      typeof own === 'object' && own !== null ? own : { value: own, style: columnStyles[n] };
    xml += cell(letters(n), row, value, styles[style ?? 'plain']);
  }
  return `${xml}</row>`;
}

function cell(column: string, row: number, value: WorkbookValue, style: number): string {
  const at = `r="${column}${row}" s="${style}"`;
  if (value === null || value === '') return `<c ${at}/>`;
  if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
  const day = style === styles.date || style === styles.moment ? dayNumber(value) : null;
  if (day !== null) return `<c ${at}><v>${day}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(harmless(value))}</t></is></c>`;
}

/**
 * The number by which spreadsheets know a date: days since the end of 1899, with the time as a fraction.
 * @returns null when the text is no date, or one before March 1900, where spreadsheets disagree
 */
function dayNumber(text: string): number | null {
  const [, date, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/.exec(text) ?? [];
  if (date === undefined || !isDay(date) || date < '1900-03-01') return null;
  return Date.parse(`${date}T${time}Z`) / 86_400_000 + 25_569;
}

/** Matches characters that XML 1.0 can't hold or had better not: control characters. They are left out. */
const impossible = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/** Escapes a text for XML, without the characters that XML can't hold. */
export function escaped(text: string): string {
  return text
    .replace(impossible, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/**
 * The letters of a column by its index, from 0. They are cached, because a large sheet asks for each a
 * hundred thousand times.
 */
function letters(n: number): string {
  return (named[n] ??= columnName(n + 1));
}
const named: string[] = [];

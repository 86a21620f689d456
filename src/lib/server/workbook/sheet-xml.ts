import { startsFormula } from '../imports/text-trouble';
import { columnName } from './column-name';
import type { Cell, CellLook, Sheet } from './sheet';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Numbers of the styles in `styles.xml` (see `parts.ts`). */
export const styles = { title: 1, subtitle: 2, head: 3, plain: 4, text: 5, number: 6, points: 7 } as const;

/** All before a sheet's first row. A4 across, as wide as the page, the heads on each. */
export function sheetHead({ columns, titles }: Pick<Sheet, 'columns' | 'titles'>): string {
  const above = titles.length + 1;
  const widths = columns
    .map(({ width }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${above}" topLeftCell="A${above + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths}</cols><sheetData>`
  );
}

/** All after its last row. */
export function sheetTail({ columns, titles }: Pick<Sheet, 'columns' | 'titles'>): string {
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

/** @param row counts from 1 */
export function titleRow(row: number, text: string): string {
  const style = row === 1 ? styles.title : styles.subtitle;
  return `<row r="${row}"${row === 1 ? ' ht="30" customHeight="1"' : ''}>${cell('A', row, text, style)}</row>`;
}

export function headRow(row: number, titles: readonly string[]): string {
  return `<row r="${row}">${titles.map((text, n) => cell(letters(n), row, text, styles.head)).join('')}</row>`;
}

export function bodyRow(row: number, cells: readonly Cell[], looks: readonly CellLook[]): string {
  let xml = `<row r="${row}">`;
  for (let n = 0; n < cells.length; n += 1)
    xml += cell(letters(n), row, cells[n] ?? null, styles[looks[n] ?? 'plain']);
  return `${xml}</row>`;
}

function cell(column: string, row: number, value: Cell, style: number): string {
  const at = `r="${column}${row}" s="${style}"`;
  if (value === null || value === '') return `<c ${at}/>`;
  if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(harmless(value))}</t></is></c>`;
}

/** No spreadsheet takes it for a formula, also not after it was kept as CSV (CWE-1236). */
function harmless(text: string): string {
  return startsFormula(text) ? `'${text}` : text;
}

/** What XML 1.0 can't hold, or had better not, is left out: control characters. */
const impossible = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

export function escaped(text: string): string {
  return text
    .replace(impossible, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** By place, from 0. Kept: a large sheet asks for each of them a hundred thousand times. */
function letters(n: number): string {
  return (named[n] ??= columnName(n + 1));
}
const named: string[] = [];

import { headingKey, textOf, type TableCell } from '$lib/points';
import type { ImportFinding } from '../../imports/upload';
import { isTotals, beginningOf } from '../../imports/files/find-table';
import type { Grid } from '../../imports/files/read-workbook';
import { columnName } from '$lib/tables';
import type { HeaderAnchor } from './anchor';
import type { PeopleSheetRow } from './people-sheet';

const sentence = /[，。；：:！？、]/;

/**
 * Splits the rows below a header into people and the text that people write under a table: totals and
 * remarks.
 */
export function partRows(
  file: string,
  grid: Grid,
  below: Grid['rows'],
  anchor: HeaderAnchor
): { rows: PeopleSheetRow[]; left: ImportFinding[]; remarks: string[] } {
  const rows: PeopleSheetRow[] = [];
  const left: ImportFinding[] = [];
  const remarks: string[] = [];
  const titles = below.length > 0 ? headingsOf(grid, anchor) : new Set<string>();
  for (const { row, cells } of below) {
    const texts = cells.map(textOf);
    const number = anchor.number === null ? '' : (texts[anchor.number] ?? '');
    const name = anchor.name === null ? '' : (texts[anchor.name] ?? '');
    const filled = texts.filter((text) => text !== '');
    const [first = ''] = filled;
    const out = (code: 'left-totals' | 'left-remark') => {
      left.push({
        file,
        sheet: grid.sheet,
        row,
        column: null,
        code,
        params: { row, text: beginningOf(first) }
      });
      remarks.push(rowText(cells));
    };
    // The header again, at the top of the next printed page.
    if (titles.has(headingKey(name || number))) continue;
    if (isTotals(name) || isTotals(number) || (name === '' && number === '' && isTotals(first)))
      out('left-totals');
    else if (isRemark(filled, name || number)) out('left-remark');
    else {
      const before = rows[rows.length - 1];
      const again = before ? secondLine(before, { number, name }) : '';
      rows.push({
        row,
        number: again && before ? before.number : number,
        name: again && before ? before.name : name,
        again,
        cells,
        results: inColumns(grid.results, row),
        merged: new Set(inColumns(grid.merged, row).keys())
      });
    }
  }
  return { rows, left, remarks };
}

function headingsOf(grid: Grid, anchor: HeaderAnchor): Set<string> {
  const filled = grid.rows.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  const cells = filled[anchor.row]?.cells ?? [];
  return new Set(
    [anchor.name, anchor.number].flatMap((at) => (at === null ? [] : [headingKey(textOf(cells[at]))]))
  );
}

/**
 * Whether a row is a remark (备注：…, 填表人：…) or one sentence across the sheet. Other cells make it a person's row, whatever stands
 * in place of the name: one that nobody has is refused.
 */
function isRemark(filled: readonly string[], person: string): boolean {
  if (filled.length > 1) return filled.every((text) => /[:：]/.test(text));
  if (person !== '') return sentence.test(person) || Array.from(person).length > 12;
  return !/^[\d.+−-]+$/.test(filled[0] ?? '');
}

/**
 * Finds the second row of one person's mornings and afternoons: the name is merged over both, or, pasted,
 * in the first only.
 */
function secondLine(
  before: PeopleSheetRow,
  { number, name }: Pick<PeopleSheetRow, 'number' | 'name'>
): PeopleSheetRow['again'] {
  if (before.again !== '') return '';
  if (name === '' && number === '') return 'blank';
  return name === before.name && number === before.number ? 'same' : '';
}

/** The values of a row by column index, of those that are noted by address (`C4`). */
function inColumns(values: ReadonlyMap<string, string> | undefined, row: number): Map<number, string> {
  const found = new Map<number, string>();
  if (!values || values.size === 0) return found;
  for (let at = 0; at < 256; at += 1) {
    const value = values.get(`${columnName(at + 1)}${row}`);
    if (value !== undefined) found.set(at, value);
  }
  return found;
}

/** A row's text in one line. */
export const rowText = (cells: readonly TableCell[]) =>
  [...new Set(cells.map(textOf).filter((text) => text !== ''))].join(' ').slice(0, 400);

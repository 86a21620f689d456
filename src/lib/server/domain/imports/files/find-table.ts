import { headingKey, textOf, type ReadTable } from '$lib/points';
import { columnName } from '$lib/tables';
import { fieldOf, type TableKind } from '../plan/columns';
import type { Grid } from './read-workbook';
import type { ImportFinding } from '../upload';

/** A table that the rules can read, out of one sheet. */
export interface FoundTable {
  kind: TableKind;
  table: ReadTable;
  sheet: string;
  /** parts of the sheet that weren't read */
  left: ImportFinding[];
}

const totals = /^(合\s*计|总\s*计|小\s*计|共计|累计|平均|total|sum)/i;
/** Recognises 合计 and its like, which are below a table, or right of it. */
export const isTotals = (text: string) => totals.test(text);
/**
 * Matches sentences that people write under a table. A number such as 阳光社区2026年11月第0001号 is none, however
 * long.
 */
const sentence = /[，。；：！？、]/;
/**
 * The most non-empty rows that are searched for a header, behind a title, a subtitle and a line of who
 * filled it in.
 */
export const searchedRows = 30;

interface Header {
  kind: TableKind;
  row: number;
  /** the field of each column; null for one that isn't ours */
  fields: (string | null)[];
  titles: string[];
}

/**
 * Finds the header row in a sheet, and parts its rows into data and what people write around it: a title above,
 * totals and remarks below, notes beside. null: no row is a header of ours.
 */
export function findTable(file: string, grid: Grid): FoundTable | null {
  const header = findHeader(grid);
  if (!header) return null;
  const place = { file, sheet: grid.sheet };
  const left: ImportFinding[] = [];
  const rows: ReadTable['rows'] = [];
  for (const { row, cells } of grid.rows) {
    const texts = cells.map(textOf);
    const first = texts.find((text) => text !== '');
    if (row === header.row || first === undefined) continue;
    const code = row < header.row ? 'left-title' : kindOfRow(header, texts);
    if (code === 'data') rows.push({ row, cells });
    else if (code !== 'beside')
      left.push({ ...place, row, column: null, code, params: { row, text: beginningOf(first) } });
  }
  left.push(...columnsLeft(grid, header, place));
  const table: ReadTable = {
    file,
    sheet: grid.sheet,
    headerRow: header.row,
    header: header.titles,
    rows
  };
  return { kind: header.kind, table, sheet: grid.sheet, left };
}

/** Headers of a roster that lists of entries have beside their own, such as 职务: they don't say which kind a table is. */
const besideEntries = new Set(['post', 'workplace']);

/** The row with most headers of ours among the first ones: a person's number, and what only such a table has. */
function findHeader(grid: Grid): Header | null {
  let best: (Header & { known: number }) | null = null;
  const filled = grid.rows.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  for (const { row, cells } of filled.slice(0, searchedRows)) {
    const titles = cells.map(textOf);
    for (const kind of ['entries', 'roster'] as const) {
      const fields = titles.map((title) => fieldOf(kind, title));
      const known = new Set(fields.filter((field) => field !== null && !besideEntries.has(field)));
      const telling = kind === 'entries' ? ['id', 'item', 'date'] : ['subject', 'name'];
      const tells = telling.filter((field) => known.has(field)).length;
      if (known.size < 2 || tells === 0) continue;
      // 编号 and 姓名 are in both kinds of tables: the kind that explains more headers wins.
      if (!best || known.size > best.known) best = { kind, row, fields, titles, known: known.size };
    }
  }
  return best;
}

type RowKind = 'data' | 'beside' | 'left-totals' | 'left-remark';

function kindOfRow(header: Header, texts: readonly string[]): RowKind {
  const own = texts.filter((text, at) => text !== '' && (header.fields[at] ?? null) !== null);
  if (own.length === 0) return 'beside';
  const required = header.kind === 'roster' ? ['subject'] : ['id', 'subject', 'item', 'date'];
  const keys = texts.filter((text, at) => text !== '' && required.includes(header.fields[at] ?? ''));
  const isData = (text: string) => !totals.test(text);
  // 合计 may be below 流水号 or 姓名, with figures behind it, and once with the number of rows.
  const others = keys.filter(isData).length;
  if (own.some((text) => totals.test(text)) && others <= (header.kind === 'roster' ? 0 : 1))
    return 'left-totals';
  // A remark under the table fills one cell; a row of ours fills more.
  const wide = header.fields.filter((field) => field !== null).length > 2;
  const [only = ''] = own;
  if (
    own.length === 1 &&
    wide &&
    (keys.length === 0 || (Array.from(only).length > 12 && sentence.test(only)))
  )
    return 'left-remark';
  return 'data';
}

/** The beginning of a text, to quote it in a sentence. */
export function beginningOf(text: string): string {
  const characters = Array.from(text);
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : text;
}

function columnsLeft(grid: Grid, header: Header, place: { file: string; sheet: string }): ImportFinding[] {
  const width = grid.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return Array.from({ length: width }, (_, at) => at)
    .filter((at) => (header.fields[at] ?? null) === null)
    .filter((at) => grid.rows.some(({ row, cells }) => row >= header.row && textOf(cells[at]) !== ''))
    .map((at) => {
      const name = header.titles[at] ?? '';
      const column = columnName(at + 1);
      return {
        ...place,
        row: null,
        column: headingKey(name) ? name : column,
        code: headingKey(name) ? 'left-column' : 'left-notes',
        params: { column, name: beginningOf(name) }
      };
    });
}

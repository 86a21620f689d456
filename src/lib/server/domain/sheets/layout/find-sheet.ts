import { headingKey, textOf } from '$lib/points';
import { searchedRows } from '../../imports/files/find-table';
import type { ImportFinding } from '../../imports/upload';
import type { Grid } from '../../imports/files/read-workbook';
import { columnName } from '$lib/tables';
import type { HeaderAnchor } from './anchor';
import { dayNamed, monthNamed, withoutMonth } from '$lib/tables';
import { headerPaths } from './header-paths';
import type { PeopleSheet, SheetColumn, PeopleSheetRow } from './people-sheet';
import { rowText, partRows } from './part-rows';

const names = new Set(
  ['姓名', '名字', '名单', '人员', '人员姓名', '干部', '干部姓名', '党员姓名', '成员', '对象', 'name'].map(
    headingKey
  )
);
const numbers = new Set(['编号', '工号', '人员编号', '干部编号', '党员编号', 'subject'].map(headingKey));
/** 姓名/日期, 姓名\项目: the corner cell of a table that is split by a line. */
const isName = (title: string) => names.has(title) || (/姓名/.test(title) && title.length <= 8);
/** Fewer day-like headers than a working week are numbers of something else. */
const fewestDays = 5;

/**
 * Finds people × items in a sheet: the row that heads the names, the text above and below it, the columns
 * by their whole header, and the rows of people. null: nobody is named here.
 * @param grid header rows may be merged or, pasted, empty where they were
 */
export function findSheet(file: string, grid: Grid): PeopleSheet | null {
  const filled = grid.rows.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  const anchor = anchorIn(filled.slice(0, searchedRows));
  if (!anchor) return null;
  const { top, bottom, paths } = headerPaths(filled, anchor);
  const people = [anchor.name, anchor.number].filter((at) => at !== null);
  const { rows, left, remarks } = partRows(file, grid, filled.slice(bottom + 1), anchor);
  if (rows.length === 0) return null;
  const above = filled.slice(0, top).map(({ cells }) => rowText(cells));
  const columns = paths.flatMap((path, at) => (people.includes(at) ? [] : (columnOf(at, path, rows) ?? [])));
  const title = above.join(' ').slice(0, 200);
  const titleOf = (at: number | null) => (at === null ? null : (paths[at]?.join('') ?? null));
  return {
    file,
    sheet: grid.sheet,
    title,
    month: monthNamed(title) || monthNamed(grid.sheet) || monthNamed(file),
    person: { number: titleOf(anchor.number), name: titleOf(anchor.name) },
    columns: withDays(columns),
    rows,
    words: [...above, ...remarks],
    left: [...left, ...notesBeside(file, grid, columns, rows)]
  };
}

function anchorIn(rows: Grid['rows']): HeaderAnchor | null {
  const found = rows.map(({ cells }, row) => {
    const titles = cells.map((cell) => headingKey(textOf(cell)));
    const at = (is: (title: string) => boolean) => {
      const place = titles.findIndex((title) => title !== '' && is(title));
      return place < 0 ? null : place;
    };
    return { row, name: at(isName), number: at((title) => numbers.has(title)) };
  });
  return found.find(({ name }) => name !== null) ?? found.find(({ number }) => number !== null) ?? null;
}

function columnOf(at: number, path: string[], rows: readonly PeopleSheetRow[]): SheetColumn | null {
  const texts = rows
    .map(({ cells, results }) => results.get(at) ?? textOf(cells[at]))
    .filter((text) => text !== '');
  if (path.length === 0) return null;
  // A month has a header part of its own (参加活动 / 10月), or is in the item's (10月参加活动).
  const month = path.map(monthNamed).find((named) => named !== '') ?? '';
  const kept = path.map((part) => (month === '' ? part : withoutMonth(part))).filter((part) => part !== '');
  return {
    at,
    path: kept,
    label: path.join(' / '),
    key: kept.map(headingKey).join('/').slice(0, 200) || 'month',
    month,
    day: null,
    filled: texts.length,
    sample: [...new Set(texts)].slice(0, 3).map((text) => Array.from(text).slice(0, 12).join(''))
  };
}

/** Day-like headers count as days only where a row of them goes up. */
function withDays(columns: readonly SheetColumn[]): SheetColumn[] {
  const days = columns.map(
    (column) =>
      column.label
        .split(' / ')
        .map(dayNamed)
        .find((one) => one !== null) ?? null
  );
  const run = days.flatMap((one) => (one ? [one.day] : []));
  const rises = run.every((day, n) => n === 0 || day > (run[n - 1] ?? 0));
  if (run.length < fewestDays || !rises) return [...columns];
  return columns.map((column, n) => {
    const one = days[n];
    return one ? { ...column, day: one.day, month: one.month || column.month } : column;
  });
}

/** Filled columns that have no header: notes beside the table. */
function notesBeside(
  file: string,
  grid: Grid,
  columns: readonly SheetColumn[],
  rows: readonly PeopleSheetRow[]
): ImportFinding[] {
  const last = Math.max(0, ...columns.map(({ at }) => at));
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => at)
    .filter((at) => at > last && rows.some(({ cells }) => textOf(cells[at]) !== ''))
    .map((at) => {
      const column = columnName(at + 1);
      const place = { file, sheet: grid.sheet, row: null, column };
      return { ...place, code: 'left-notes' as const, params: { column, name: '' } };
    });
}

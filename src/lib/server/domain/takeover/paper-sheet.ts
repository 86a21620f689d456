import { isMonth, monthOfYear } from '$lib/calendar';
import { headingKey, monthInCell, textOf, typedNumber, type TableCell } from '$lib/points';
import { searchedRows } from '../imports/files/find-table';
import type { Grid } from '../imports/files/read-workbook';

/** A sheet of a takeover with its header found; columns by what they hold. */
export type PaperSheet = PaperSheetPlace &
  (
    | { kind: 'points'; subject: number; name: number; sum: number; months: MonthColumn[] }
    | { kind: 'basis'; month: number; date: number; body: number; minutes: number; noticed: number }
  );

interface PaperSheetPlace {
  file: string;
  sheet: string;
  headerRow: number;
  titles: string[];
  rows: Grid['rows'];
}

/** A month's points, and beside it its ranks where the paper has them; -1: no such column. */
export interface MonthColumn {
  month: string;
  points: number;
  rank: number;
}

const named = {
  subject: ['编号', 'subject'],
  name: ['姓名', '名称', 'name'],
  sum: ['合计', '总计', '小计', 'sum', 'total'],
  month: ['月份', '月', 'month'],
  date: ['会议日期', '评定日期', 'date'],
  body: ['评定机构', '评定', 'body'],
  minutes: ['会议纪要编号', '会议纪要', '纪要编号', '依据', 'minutes'],
  noticed: ['公示日期', '纸质公示日期', '公示', 'noticed']
} as const;

/**
 * Finds a sheet of people by months, or of the months' grounds; null for any other. A title may be above
 * the header.
 * @param year of the takeover: 3月 is of it
 */
export function paperSheet(file: string, grid: Grid, year: string): PaperSheet | null {
  for (const { row, cells } of grid.rows.slice(0, searchedRows)) {
    const titles = cells.map(textOf);
    const keys = titles.map(headingKey);
    const at = (field: keyof typeof named) =>
      keys.findIndex((key) => (named[field] as readonly string[]).includes(key));
    const place = {
      file,
      sheet: grid.sheet,
      headerRow: row,
      titles,
      rows: grid.rows.filter((each) => each.row > row && each.cells.some((cell) => textOf(cell) !== ''))
    };
    const months = monthColumns(cells, year);
    if (at('subject') >= 0 && months.length > 0)
      return { kind: 'points', ...place, subject: at('subject'), name: at('name'), sum: at('sum'), months };
    if (at('month') >= 0 && at('minutes') >= 0)
      return {
        kind: 'basis',
        ...place,
        month: at('month'),
        date: at('date'),
        body: at('body'),
        minutes: at('minutes'),
        noticed: at('noticed')
      };
  }
  return null;
}

/** Every column of a month, also a second one of the same month, which `readPoints` refuses. */
function monthColumns(cells: readonly TableCell[], year: string): MonthColumn[] {
  const columns: MonthColumn[] = [];
  cells.forEach((cell, at) => {
    const month = monthOfTitle(cell, year);
    if (month) columns.push({ month, points: at, rank: -1 });
  });
  cells.forEach((cell, at) => {
    const text = typedNumber(textOf(cell)).replace(/\s/g, '');
    const ranked = /^(.+?)(名次|排名|rank)$/i.exec(text)?.[1];
    const month = ranked === undefined ? null : monthOfTitle(ranked, year);
    const column = columns.find((each) => each.month === month);
    if (column) column.rank = at;
  });
  return columns;
}

/** `3月`, `3月积分`, `2026年3月`, `2026-03`, a date cell of its first day, 3; null when it is no month. */
export function monthOfTitle(cell: TableCell, year: string): string | null {
  const whole = monthInCell(typeof cell === 'number' && cell <= 12 ? null : cell);
  if (whole) return whole;
  const text = typedNumber(textOf(cell)).replace(/\s/g, '');
  const found = /^(?:(\d{4})年)?0?(\d{1,2})月(?:份)?(?:积分|得分|分|分值)?$/.exec(text);
  const plain = typeof cell === 'number' ? /^(\d{1,2})$/.exec(text) : null;
  const month = monthOfYear(Number(found?.[1] ?? year), Number(found?.[2] ?? plain?.[1]));
  return isMonth(month) ? month : null;
}

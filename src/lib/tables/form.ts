import { textOf } from '../points';
import type { Sheet, SheetCell } from './sheet';

/** The cells of a sheet by place, with what a name merged over rows stands for. */
export interface Form {
  sheet: Sheet;
  /** numbers of the rows with anything in them, in order */
  filledRows: readonly number[];
  width: number;
  at(row: number, column: number): SheetCell | null;
  inRow(row: number): readonly SheetCell[];
  /** the cell that stands here: its own, or the one that is merged over it from above */
  over(row: number, column: number): SheetCell | null;
  /** the cell of a heading that is merged over it from the left or from above */
  heading(row: number, column: number): SheetCell | null;
}

/** Text of a cell without its struck part, in one line; of a cell that is struck as a whole, all of it. */
export const readable = (cell: SheetCell | null): string =>
  cell === null ? '' : cell.unstruck || textOf(cell.value);

const key = (row: number, column: number) => row * 1024 + column;

export function formOf(sheet: Sheet): Form {
  const byPlace = new Map(sheet.cells.map((cell) => [key(cell.row, cell.column), cell]));
  const byRow = new Map<number, SheetCell[]>();
  for (const cell of sheet.cells) {
    const cells = byRow.get(cell.row);
    if (cells) cells.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  const filledRows = [...byRow.keys()].sort((a, b) => a - b);
  const last = filledRows.at(-1) ?? 0;
  const width = sheet.cells.reduce((widest, { column }) => Math.max(widest, column), 0);
  const [down, across] = [new Map<number, SheetCell>(), new Map<number, SheetCell>()];
  for (const { top, bottom, left, right } of sheet.merges) {
    const origin = byPlace.get(key(top, left));
    if (!origin) continue;
    for (let row = top; row <= Math.min(bottom, last); row += 1)
      for (let column = left; column <= Math.min(right, width); column += 1) {
        across.set(key(row, column), origin);
        if (left === right) down.set(key(row, column), origin);
      }
  }
  const at = (row: number, column: number) => byPlace.get(key(row, column)) ?? null;
  return {
    sheet,
    filledRows,
    width,
    at,
    inRow: (row) => byRow.get(row) ?? [],
    over: (row, column) => at(row, column) ?? down.get(key(row, column)) ?? null,
    heading: (row, column) => at(row, column) ?? across.get(key(row, column)) ?? null
  };
}

/** A row's text in one line. */
export const rowText = (cells: readonly SheetCell[]) =>
  [...new Set(cells.map(readable).filter((text) => text !== ''))].join(' ').slice(0, 400);

import type { TableCell } from '../points';

/** A sheet of a file as one sees it, before anyone knows what it is. Rows and columns count from 1. */
export interface Sheet {
  /** '' for a file that is one table of text */
  name: string;
  isHidden: boolean;
  /** filled cells, row by row, from left to right */
  cells: readonly SheetCell[];
  rows: ReadonlyMap<number, Hiding>;
  columns: ReadonlySet<number>;
  merges: readonly CellRange[];
}

/** Why a row isn't seen. */
export type Hiding = 'hidden' | 'filtered';

export interface SheetCell {
  row: number;
  column: number;
  /** its content: a number whose format writes more than the number is the text that one sees (`Y001`) */
  value: TableCell;
  /** the text that one sees, struck text included */
  shown: string;
  /** the formula without its `=`; its saved result is the value, null when none was saved */
  formula?: string;
  /** the rest of the text without its struck part; '' when all of it is struck */
  unstruck?: string;
  /** colour of its ground, `RRGGBB` */
  ground?: string;
}

/** Rows and columns of a merged range, each included. */
export interface CellRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The name of a column: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** The address of a cell: `C4`. */
export const addressOf = ({ row, column }: Pick<SheetCell, 'row' | 'column'>) =>
  `${columnName(column)}${row}`;

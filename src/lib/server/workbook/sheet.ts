/** A number stays a number; null is an empty cell; all else is text. */
export type Cell = string | number | null;

/** How a cell looks. `points` has a sign, as what is added or taken off; `text` breaks its lines. */
export type CellLook = 'plain' | 'text' | 'number' | 'points';

export interface Column {
  title: string;
  /** in characters */
  width: number;
  look: CellLook;
}

/** A sheet as an office prints it: what it is above, then a table whose heads are repeated on each page. */
export interface Sheet {
  /** on its tab; at most 31 characters, none of []:*?/\ */
  name: string;
  /** above the table, the first one large: 幸福社区干部积分台账（2026年10月） */
  titles: readonly string[];
  columns: readonly Column[];
  /** as long as the columns; taken in turn, so that a sheet needn't be in memory at once */
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
  /** how many rows, where they are many: whoever waits is told how far it is */
  count?: number;
  /** below the table: who signs */
  foot?: readonly string[];
}

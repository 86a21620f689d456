/** A number stays a number; null is an empty cell; all else is text, or a date where the style says so. */
export type WorkbookValue = string | number | null;

/** A cell that looks as its column says, or otherwise. */
export type WorkbookCell = WorkbookValue | { value: WorkbookValue; style: CellStyle };

/**
 * How a cell looks. `points` has a sign, like points that are added or taken off; `text` breaks its lines; `head` is a heading, `off` is
 * grey: nothing is filled in there; `note` has no frame. A text like 2026-10-31 in `date`, or like 2026-10-31T09:30 in `moment`,
 * becomes a date by which a spreadsheet sorts and computes; any other text there stays one.
 */
export type CellStyle = 'plain' | 'text' | 'number' | 'points' | 'head' | 'off' | 'note' | 'date' | 'moment';

export interface WorkbookColumn {
  /** the column's head; a table in which no column has one gets no row of heads */
  title: string;
  /** in characters */
  width: number;
  style: CellStyle;
}

/** A sheet as an office prints it: lines above, then a table whose heads are repeated on each page. */
export interface PrintedSheet {
  /** on its tab; at most 31 characters, none of []:*?/\ */
  name: string;
  /** above the table, the first one large: 幸福社区干部积分台账（2026年10月）; none in a sheet to fill in */
  titles: readonly string[];
  columns: readonly WorkbookColumn[];
  /** how many of them stay where they are when the sheet is moved sideways; none without it */
  frozenColumns?: number;
  /** each as long as the columns; iterated, so that a sheet needn't be in memory at once */
  rows: Iterable<readonly WorkbookCell[]> | AsyncIterable<readonly WorkbookCell[]>;
  /** number of rows, for the progress of long sheets */
  count?: number;
  /** below the table: lines for signatures */
  foot?: readonly string[];
}

import type { TableCell } from '$lib/points';
import type { ImportFinding } from '../../imports/upload';

/**
 * A sheet with one person per row, as recorders keep it. `findSheet` makes it, before anyone knows what a
 * column means.
 */
export interface PeopleSheet {
  file: string;
  sheet: string;
  /** text above the header, in one line */
  title: string;
  /** `2026-10`, or `10` where no year is named; '' when nothing says which month it is */
  month: string;
  /** headers of the columns that name the person, as they are written */
  person: { number: string | null; name: string | null };
  columns: SheetColumn[];
  rows: PeopleSheetRow[];
  /** text around the table: titles and remarks, with the legend of its marks */
  words: string[];
  /** parts that were left out, and why */
  left: ImportFinding[];
}

export interface SheetColumn {
  /** index in the row's cells */
  at: number;
  /** its header from top to bottom: section, then item */
  path: string[];
  /** the header in one line, or the column's letters where it has none */
  label: string;
  /** key under which the column is remembered: its header in comparable form, without its month */
  key: string;
  /** `2026-10` or `10`; '' when the header names no month */
  month: string;
  /** day of the month that an attendance sheet's column stands for */
  day: number | null;
  /** number of people's rows that aren't empty */
  filled: number;
  /** the first few of it */
  sample: string[];
}

export interface PeopleSheetRow {
  /** row number in the spreadsheet */
  row: number;
  /** the text of the cell; '' when the sheet has no such column */
  number: string;
  name: string;
  /**
   * a second line of the person above it, as afternoons below mornings: named again, or not at all; '' for
   * none
   */
  again: '' | 'same' | 'blank';
  cells: TableCell[];
  /** results of formulas, by column index */
  results: ReadonlyMap<number, string>;
  /** the columns whose cell is merged with the one above it, and has its value */
  merged: ReadonlySet<number>;
}

/** Whether some columns are days, so that it is an attendance sheet. */
export function dayColumns({ columns }: Pick<PeopleSheet, 'columns'>): SheetColumn[] {
  return columns.filter(({ day }) => day !== null);
}

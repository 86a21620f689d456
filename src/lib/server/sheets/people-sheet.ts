import type { Cell } from '$lib/points';
import type { Finding } from '../imports/upload';

/** A sheet whose rows are people: what recorders keep. Made by `findSheet`, before anyone knows what a column means. */
export interface PeopleSheet {
  file: string;
  sheet: string;
  /** what stands above the header, in one line */
  title: string;
  /** `2026-10`, or `10` where no year is named; '' when nothing says which month it is */
  month: string;
  /** headers of the columns that name the person, as they stand */
  person: { number: string | null; name: string | null };
  columns: SheetColumn[];
  rows: SheetRow[];
  /** what stands around the table: titles and remarks, with the legend of its marks */
  words: string[];
  /** what was left out, and why */
  left: Finding[];
}

export interface SheetColumn {
  /** index in the row's cells */
  at: number;
  /** its header from top to bottom: section, then item */
  path: string[];
  /** the header in one line, or the column's letters where it has none */
  label: string;
  /** what it is remembered by: the header as it is compared, without its month */
  key: string;
  /** `2026-10` or `10`; '' when the header names no month */
  month: string;
  /** day of the month that an attendance sheet's column stands for */
  day: number | null;
  /** rows of people in which something stands */
  filled: number;
  /** the first few of it */
  sample: string[];
}

export interface SheetRow {
  /** as the spreadsheet counts */
  row: number;
  /** as they stand; '' when the sheet has no such column */
  number: string;
  name: string;
  /** a second line of the person above it, as afternoons below mornings: named again, or not at all; '' for none */
  again: '' | 'same' | 'blank';
  cells: Cell[];
  /** what formulas came to, by column index */
  results: ReadonlyMap<number, string>;
}

/** Columns that are days: it is an attendance sheet. */
export function daysOf({ columns }: Pick<PeopleSheet, 'columns'>): SheetColumn[] {
  return columns.filter(({ day }) => day !== null);
}

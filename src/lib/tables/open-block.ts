import type { BlockColumn } from './blocks';
import type { ColumnOfItem } from './column-of-item';
import type { ComparedTotals, ReadEntry } from './reading';
import type { WideTable } from './wide-table';

/** A block of people × items of which everything is known but whether its numbers are times or points. */
export interface OpenBlock {
  table: WideTable;
  columns: readonly BlockColumn[];
  items: readonly ColumnOfItem[];
  totals: FormTotals;
  /** no column of it is asked about */
  isWhole: boolean;
  /** lines of an attendance sheet, whose columns are days */
  days?: readonly ReadEntry[];
}

export interface FormTotals {
  /** the column with everybody's sum */
  whole: BlockColumn | null;
  /** columns of awards that the rules give by themselves */
  awards: readonly ColumnOfItem[];
}

/** Entries and totals of one block. */
export interface BlockReading {
  entries: ReadEntry[];
  totals: ComparedTotals;
}

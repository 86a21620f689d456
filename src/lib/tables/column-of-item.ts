import type { Item } from '../points';
import type { BlockColumn } from './blocks';
import type { FigureUnit } from './cell-number';

/** A column under an item. */
export interface ColumnOfItem {
  column: BlockColumn;
  item: Item;
  /** the time that the heading names, by which one item stands in several columns: 第一周; '' for none */
  time: string;
  /** null while nothing has said it */
  as: FigureUnit | null;
}

/** An item's column whose cells can be read. */
export type DecidedColumn = ColumnOfItem & { as: FigureUnit };

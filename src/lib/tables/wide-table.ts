import { spellOn, type Hundredths } from '../points';
import { dayInMonth, type ReadingContext } from './reading-context';
import type { Block, BlockColumn } from './blocks';
import type { CellAccount } from './cell-account';
import { numberIn, saysNothing, type FigureUnit } from './cell-number';
import { readable, type Form } from './form';
import { readItemCell, type ItemCell } from './item-cell';
import type { ColumnOfItem, DecidedColumn } from './column-of-item';
import type { PersonRow } from './person-rows';
import type { SheetCell } from './sheet';
import type { Unseen } from './unseen';

/** A block of people × items with its people found. */
export interface WideTable {
  form: Form;
  block: Block;
  rows: readonly PersonRow[];
  around: ReadingContext;
  account: CellAccount;
  unseen: Unseen;
}

/** The cells under a column that say something and are seen. */
export function cellsUnder({ form, rows, unseen }: WideTable, { column }: BlockColumn): SheetCell[] {
  return rows.flatMap(({ row }) => {
    const cell = form.at(row, column);
    return cell && !saysNothing(readable(cell)) && !unseen.keeps(cell) ? [cell] : [];
  });
}

/** A column's heading and all cells under it. */
export function wholeColumn({ form, rows }: WideTable, { column, cells }: BlockColumn): SheetCell[] {
  return [...cells, ...rows.flatMap(({ row }) => form.at(row, column) ?? [])];
}

/** The reading of one person's cell under an item. */
export function itemCellAt(
  { form, around }: WideTable,
  { column, item }: ColumnOfItem,
  as: FigureUnit,
  { row, person }: PersonRow
): ItemCell {
  const cell = form.at(row, column.column);
  if (!cell || (cell.formula !== undefined && cell.value === null)) return { is: 'nothing' };
  const { group } = spellOn(person, dayInMonth(around.month, person));
  return readItemCell(item, as, cell.unstruck || cell.value, group);
}

/** Worth of a cell; null when it can't be read. */
export const worthOf = (cell: ItemCell): Hundredths | null =>
  cell.is === 'line' ? cell.points : cell.is === 'nothing' ? 0 : null;

/** The number in a row's cell of a column, in hundredths; null for none. */
export const numberAt = ({ form }: WideTable, row: number, column: BlockColumn | null): Hundredths | null =>
  column === null ? null : numberIn(form.at(row, column.column)?.value ?? null);

/** Worth of all cells under columns, in some rows or all; null when one can't be read. */
export function worthOfColumns(
  table: WideTable,
  columns: readonly DecidedColumn[],
  rows = table.rows
): Hundredths | null {
  const worths = columns.flatMap((column) =>
    rows.map((row) => worthOf(itemCellAt(table, column, column.as, row)))
  );
  return worths.some((worth) => worth === null)
    ? null
    : worths.reduce<number>((sum, worth) => sum + (worth ?? 0), 0);
}

import { dayColumns, readAttendance } from './attendance';
import { leftTexts, questionTexts, readingTexts } from './texts';
import type { ReadingContext } from './reading-context';
import type { Block, BlockColumn } from './blocks';
import type { CellAccount } from './cell-account';
import { saysNothing, unitIn, type FigureUnit } from './cell-number';
import { columnKey, columnUse, type ColumnUse } from './column-use';
import { comparedTotals } from './compared-totals';
import { readable, type Form } from './form';
import { hasTwoReadings } from './item-cell';
import type { DecidedColumn, ColumnOfItem } from './column-of-item';
import { personRows } from './person-rows';
import { leaveOut, questionId, reading } from './questions';
import type { SheetCell } from './sheet';
import type { BlockReading, OpenBlock } from './open-block';
import type { Unseen } from './unseen';
import { cellsUnder, wholeColumn, worthOfColumns, type WideTable } from './wide-table';
import { withoutSaidTwice } from './said-twice';
import { linesAt, type RowOfItem } from './wide-line';

/** Opens people × items: a row a person, a column an item. */
export function openWideBlock(
  form: Form,
  block: Block,
  around: ReadingContext,
  account: CellAccount,
  unseen: Unseen
): OpenBlock {
  const rows = personRows(form, block, around, account, unseen);
  const table: WideTable = { form, block, rows, around, account, unseen };
  const people = new Set([block.name, block.number]);
  const columns = block.columns.filter(({ column }) => !people.has(column));
  account.read(block.headings.filter(({ column }) => people.has(column)));
  if (dayColumns(columns).length > 0) return attendanceBlock(table, columns);
  omitNothing(table, columns);
  const uses = columns.map((column) => ({ column, use: decidedUse(table, column) }));
  // Sums of sections come before the whole.
  const whole = uses.filter(({ use }) => use?.is === 'total').at(-1)?.column ?? null;
  for (const { column, use } of uses) {
    if (use?.is === 'total')
      account.omit(wholeColumn(table, column), 'totals', leftTexts.totalsColumn(column.label));
    if (use?.is === 'beside')
      account.omit(wholeColumn(table, column), 'beside', leftTexts.beside(column.label));
  }
  const named = uses.flatMap(({ column, use }): ColumnOfItem[] =>
    use?.is === 'item'
      ? [{ column, item: use.item, time: use.time, as: unitOf(use, cellsUnder(table, column)) }]
      : []
  );
  const items = withoutSaidTwice(table, named);
  const awards = items.filter(({ item }) => item.kind === 'standing');
  for (const { column, item } of awards)
    account.omit(wholeColumn(table, column), 'beside', leftTexts.given(item));
  return {
    table,
    columns,
    items: items.filter(({ item }) => item.kind !== 'standing'),
    totals: { whole, awards },
    isWhole: uses.every(({ use }) => use !== null)
  };
}

/** A block of days has no column whose unit is open. */
function attendanceBlock(table: WideTable, columns: readonly BlockColumn[]): OpenBlock {
  return {
    table,
    columns,
    items: [],
    totals: { whole: null, awards: [] },
    isWhole: false,
    days: readAttendance(table, columns)
  };
}

/**
 * Reads a block whose units are decided.
 * @param rows of all blocks of the sheet, so that somebody who stands in two of them is noticed
 */
export function readWideBlock(
  { table, columns, items, totals, isWhole, days = [] }: OpenBlock,
  decided: readonly DecidedColumn[],
  rows: RowOfItem
): BlockReading {
  for (const { column } of decided) table.account.read(column.cells);
  const entries = [
    ...days,
    ...decided.flatMap((column) => table.rows.flatMap((row) => linesAt(table, column, row, rows)))
  ];
  holdTheRest(table, columns);
  const isComplete = isWhole && decided.length === items.length;
  return {
    entries,
    totals: isComplete ? comparedTotals(table, entries, totals) : { compared: 0, differing: [] }
  };
}

/** A cell with 无 or — says that nothing has happened, whatever its column means. */
function omitNothing({ form, rows, account }: WideTable, columns: readonly BlockColumn[]): void {
  for (const { column } of columns)
    for (const { row } of rows) {
      const cell = form.at(row, column);
      if (cell && cell.formula === undefined && saysNothing(readable(cell)))
        account.omit([cell], 'nothing', leftTexts.nothing);
    }
}

/** Unseen cells of columns that are asked about wait with what else isn't seen. */
function holdTheRest({ form, rows, account, unseen }: WideTable, columns: readonly BlockColumn[]): void {
  for (const { column } of columns)
    for (const { row } of rows) {
      const cell = form.at(row, column);
      if (cell && account.isFree(cell)) unseen.holds(cell, 0);
    }
}

/** The use of a column as its heading says it or somebody has answered; null when it isn't read, or asked about. */
function decidedUse(table: WideTable, column: BlockColumn): ColumnUse | null {
  const { around, account } = table;
  const { items, answers } = around;
  const use = columnUse(column, items);
  if (use.is !== 'unsure') return use;
  const filled = cellsUnder(table, column);
  const id = questionId('which-item', columnKey(column));
  const chosen = /^item:(.+)$/.exec(answers(id) ?? '')?.[1];
  const item = items.find((one) => one.id === chosen);
  if (item) return { is: 'item', item, hint: null, time: '' };
  if (answers(id) === leaveOut.key) {
    account.omit(wholeColumn(table, column), 'chosen', leftTexts.chosen);
    return null;
  }
  if (filled.length === 0) {
    account.omit(column.cells, 'nothing', leftTexts.emptyColumn(column.label));
    return { is: 'beside' };
  }
  const offered = use.item ? [use.item, ...items.filter((one) => one !== use.item)] : items;
  account.ask([...column.cells, ...filled], {
    id,
    code: 'which-item',
    text: questionTexts.whichColumn(column.label),
    readings: [
      leaveOut,
      ...offered.map((one) =>
        reading(
          `item:${one.id}`,
          readingTexts.item(one),
          worthOfColumns(table, [{ column, item: one, time: '', as: 'times' }])
        )
      )
    ],
    proposal: use.item ? `item:${use.item.id}` : null
  });
  return null;
}

/** The unit that a heading or its cells say: `3次`, `10分`; null where they don't, or not all alike. */
function unitOf(
  { item, hint }: Extract<ColumnUse, { is: 'item' }>,
  cells: readonly SheetCell[]
): FigureUnit | null {
  if (!hasTwoReadings(item)) return 'times';
  if (hint) return hint;
  const units = new Set(cells.map((cell) => unitIn(readable(cell))));
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

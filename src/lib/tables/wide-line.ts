import { columnKey } from './column-use';
import type { ColumnOfItem, DecidedColumn } from './column-of-item';
import type { ItemCell } from './item-cell';
import type { PersonRow } from './person-rows';
import { leaveOut, questionId, reading } from './questions';
import type { Question, ReadEntry } from './reading';
import { dayInMonth, type ReadingContext } from './reading-context';
import type { SheetCell } from './sheet';
import { leftTexts, questionTexts, readingTexts } from './texts';
import { itemCellAt, worthOf, type WideTable } from './wide-table';

/** The row in which somebody's item stands, by person, item and time: a second row with it is asked about. */
export type RowOfItem = Map<string, number>;

/** The line of one cell: one, or none and the reason in the account. */
export function linesAt(
  table: WideTable,
  column: DecidedColumn,
  row: PersonRow,
  rows: RowOfItem
): ReadEntry[] {
  const { form, around, account, unseen } = table;
  const cell = form.at(row.row, column.column.column);
  if (!cell || !account.isFree(cell)) return [];
  const read = itemCellAt(table, column, column.as, row);
  if (unseen.holds(cell, worthOf(read) ?? 0)) return [];
  const asked = questionAt(cell, column, row, read, around) ?? twiceAt(column, row, read, rows, around);
  if (asked) {
    if (around.answers(asked.id) === leaveOut.key) account.omit([cell], 'chosen', leftTexts.chosen);
    else account.ask([cell], asked);
    return [];
  }
  if (read.is !== 'line') {
    account.omit([cell], 'nothing', leftTexts.nothing);
    return [];
  }
  account.read([cell]);
  const { person, nth } = row;
  const again = [column.time, nth === 1 ? '' : String(nth)].filter((part) => part !== '');
  return [
    {
      serial: [`表${around.month}-${person.id}-${column.item.name}`, ...again].join('-'),
      person: person.id,
      item: column.item.id,
      date: dayInMonth(around.month, person),
      quantity: read.quantity,
      value: read.value,
      points: read.points,
      basis: '',
      matter: '',
      cells: account.names([cell]),
      remarks: cell.formula === undefined ? [] : ['saved-result']
    }
  ];
}

/** The question about a cell that isn't sure; null for none. */
function questionAt(
  cell: SheetCell,
  { column, item }: ColumnOfItem,
  { person }: PersonRow,
  read: ItemCell,
  { answers }: ReadingContext
): Omit<Question, 'cells'> | null {
  if (cell.formula !== undefined && cell.value === null)
    return {
      id: questionId('no-result', person.id, columnKey(column), cell.formula),
      code: 'no-result',
      text: questionTexts.noResult(cell.formula),
      readings: [leaveOut],
      proposal: null
    };
  if (read.is === 'unclear')
    return {
      id: questionId('unclear-cell', person.id, columnKey(column), cell.shown),
      code: 'unclear-cell',
      text: questionTexts.unclearUnder(cell.shown, item),
      readings: [leaveOut],
      proposal: null
    };
  if (!cell.unstruck) return null;
  const id = questionId('half-struck', person.id, columnKey(column), cell.shown, cell.unstruck);
  if (answers(id) === 'rest') return null;
  const points = worthOf(read);
  return {
    id,
    code: 'half-struck',
    text: questionTexts.halfStruck(cell.shown, cell.unstruck),
    readings: [reading('rest', readingTexts.rest(cell.unstruck), points), leaveOut],
    proposal: 'rest'
  };
}

/** The question about a second row of one person with the same item; null where it is the first, or both are meant. */
function twiceAt(
  { item, time }: ColumnOfItem,
  { row, person }: PersonRow,
  read: ItemCell,
  rows: RowOfItem,
  { answers }: ReadingContext
): Omit<Question, 'cells'> | null {
  if (read.is !== 'line') return null;
  const key = `${person.id} ${item.id} ${time}`;
  const first = rows.get(key) ?? row;
  rows.set(key, first);
  const id = questionId('person-twice', person.id, String(row - first));
  if (first === row || answers(id) === 'both') return null;
  return {
    id,
    code: 'person-twice',
    text: questionTexts.personTwice(person, first, row),
    readings: [reading('both', readingTexts.all, null), leaveOut],
    proposal: null
  };
}

import { dayOf, type Day } from '../calendar';
import type { Item } from '../points';
import type { BlockColumn } from './blocks';
import { dayNamed } from './months';
import { readable } from './form';
import { readItemCell } from './item-cell';
import { countedItems, legendIn, marksIn, meaningOfMark } from './marks';
import { leaveOut, questionId, reading } from './questions';
import type { ReadEntry } from './reading';
import { rowText } from './form';
import type { SheetCell } from './sheet';
import { leftTexts, questionTexts, readingTexts } from './texts';
import { wholeColumn, type WideTable } from './wide-table';

/** Fewer day-like headings than a working week are numbers of something else. */
const fewestDays = 5;

interface DayColumn {
  column: BlockColumn;
  day: number;
}

/** The columns that are days of the month; none where they don't rise. */
export function dayColumns(columns: readonly BlockColumn[]): DayColumn[] {
  const days = columns.flatMap((column): DayColumn[] => {
    const named = column.path.map(dayNamed).find((one) => one !== null);
    return named ? [{ column, day: named.day }] : [];
  });
  const rises = days.every(({ day }, at) => at === 0 || day > (days[at - 1]?.day ?? 0));
  return days.length >= fewestDays && rises ? days : [];
}

interface Marked {
  person: string;
  item: Item;
  date: Day;
  times: number;
  /** part of the day, from 0 to 1 */
  part: number;
  cells: SheetCell[];
}

/**
 * Reads an attendance sheet: a day a column, a mark a cell. A person's two rows are morning and afternoon; two marks in a cell share
 * it. Sums beside the days are left out, because they would count twice.
 */
export function readAttendance(table: WideTable, columns: readonly BlockColumn[]): ReadEntry[] {
  const { form, rows, around, account, unseen } = table;
  const days = dayColumns(columns);
  const ofDays = new Set(days.map(({ column }) => column));
  for (const column of columns)
    if (!ofDays.has(column))
      account.omit(wholeColumn(table, column), 'beside', leftTexts.beside(column.label));
  for (const { column } of days) account.read(column.cells);
  const items = countedItems(around.items);
  const legend = legendIn(wordsAround(table));
  const counted = new Map<string, Marked>();
  const [year, month] = around.month.split('-').map(Number);
  for (const { column, day } of days)
    for (const { row, person } of rows) {
      const cell = form.at(row, column.column);
      const date = dayOf(year ?? 0, month ?? 0, day);
      if (!cell || !account.isFree(cell)) continue;
      const marks = marksIn(readable(cell));
      const meanings = marks.map((mark) => chosenMeaning(mark, legend, items, table));
      const unknown = marks.filter((_, at) => meanings[at] === undefined);
      if (unknown[0] !== undefined && !unseen.holds(cell, 0)) {
        account.ask([cell], markQuestion(unknown[0], items));
        continue;
      }
      const found = meanings.filter((item) => item !== null && item !== undefined);
      if (found.length === 0 || date === null) {
        if (!account.isFree(cell) || unknown.length > 0) continue;
        account.omit([cell], 'nothing', leftTexts.nothing);
        continue;
      }
      const worth = found.reduce((sum, item) => sum + worthOfOne(item), 0);
      if (unseen.holds(cell, worth)) continue;
      account.read([cell]);
      for (const item of found) {
        const key = `${person.id} ${date} ${item.id}`;
        const before = counted.get(key) ?? { person: person.id, item, date, times: 0, part: 0, cells: [] };
        const share = partOf(table, row, person.id, column, marks);
        counted.set(key, {
          ...before,
          times: before.times + 1,
          part: before.part + share,
          cells: [...before.cells, cell]
        });
      }
    }
  return [...counted.values()].map(({ person, item, date, times, part, cells }): ReadEntry => {
    const quantity = countsDays(item) ? 1 : times;
    return {
      serial: `考${date}-${person}-${item.name}`,
      person,
      item: item.id,
      date,
      quantity,
      value: '',
      points: worthOfOne(item) * quantity,
      basis: '',
      matter: '',
      cells: account.names(cells),
      remarks: countsDays(item) && part < 0.99 ? ['part-of-day'] : []
    };
  });
}

/** Titles and remarks, among which the legend of the marks is. */
function wordsAround({ form, block, rows }: WideTable): string {
  const people = new Set(rows.map(({ row }) => row));
  return form.filledRows
    .filter((row) => !people.has(row) && (row < block.top || row > block.bottom))
    .map((row) => rowText(form.inRow(row)))
    .join(' ');
}

/** Whether an item is counted by the day: half of one can't be booked. */
const countsDays = (item: Item): boolean => 'measure' in item && item.measure === '天';

function worthOfOne(item: Item): number {
  const read = readItemCell(item, 'times', 1, '');
  return read.is === 'line' ? read.points : 0;
}

function chosenMeaning(
  mark: string,
  legend: ReadonlyMap<string, string>,
  items: readonly Item[],
  { around }: WideTable
): Item | null | undefined {
  const answer = around.answers(questionId('which-mark', mark));
  if (answer === leaveOut.key) return null;
  const chosen = /^item:(.+)$/.exec(answer ?? '')?.[1];
  return items.find(({ id }) => id === chosen) ?? meaningOfMark(mark, legend, items);
}

const markQuestion = (mark: string, items: readonly Item[]) => ({
  id: questionId('which-mark', mark),
  code: 'which-mark' as const,
  text: questionTexts.whichMark(mark),
  readings: [
    ...items.map((item) => reading(`item:${item.id}`, readingTexts.item(item), worthOfOne(item))),
    leaveOut
  ],
  proposal: null
});

/** The part of a day that one mark stands for: the day is shared by the person's rows, a cell by its marks. */
function partOf(
  { rows, form }: WideTable,
  row: number,
  person: string,
  { column }: BlockColumn,
  marks: readonly string[]
): number {
  const own = rows.filter((one) => one.person.id === person);
  const filled = own.filter((one) => form.at(one.row, column) !== null).length;
  const isHalf = marks.some((mark) => /半|(?:^|\D)0?\.5|1\u20442/.test(mark));
  return isHalf ? 0.5 : 1 / (Math.max(filled, Math.min(own.length, 2)) * marks.length);
}

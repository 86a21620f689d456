import { headingKey } from '../points';
import { readable, type Form } from './form';
import { isNameHeading, isNumberHeading, listField } from './headings';
import { columnName, type SheetCell } from './sheet';

/** One table of a sheet: sheets have several, one below another and side by side. */
export interface Block {
  /** first and last row of the headings */
  top: number;
  bottom: number;
  /** first and last column */
  left: number;
  right: number;
  /** last row that may belong to it */
  end: number;
  name: number | null;
  number: number | null;
  columns: BlockColumn[];
  /** cells of its headings */
  headings: SheetCell[];
}

export interface BlockColumn {
  column: number;
  /** its heading from top to bottom: section, then item */
  path: string[];
  /** the heading in one line, or the column's letters */
  label: string;
  cells: SheetCell[];
}

/** Rows of headings around the one that heads the names. */
const mostHeadings = 3;
/** Fewer rising figures than a working week are no days. */
const fewestDays = 5;

interface Anchor {
  row: number;
  name: number | null;
  number: number | null;
  left: number;
  right: number;
}

/** The tables of a sheet, from top to bottom and from left to right, each by headings of its own. */
export function blocksOf(form: Form): Block[] {
  const rows = form.filledRows;
  const anchored = rows
    .map((row) => ({ row, anchors: anchorsIn(form, row) }))
    .filter(({ anchors }) => anchors.length > 0);
  return anchored.flatMap(({ row, anchors }, at) => {
    const next = anchored.slice(at + 1).find(({ row: below }) => below > row + 1);
    const end = next ? titleAbove(form, topOf(form, next.anchors)) - 1 : (rows.at(-1) ?? row);
    return anchors.map((anchor) => blockOf(form, anchor, end));
  });
}

/** The first row of the headings of tables that stand side by side: sections may stand above the names. */
function topOf(form: Form, anchors: readonly Anchor[]): number {
  return Math.min(...anchors.map((anchor) => form.filledRows[topPlace(form, anchor)] ?? anchor.row));
}

function topPlace(form: Form, anchor: Anchor): number {
  const place = form.filledRows.indexOf(anchor.row);
  const person = anchor.name ?? anchor.number ?? anchor.left;
  let top = place;
  while (place - top < mostHeadings && isSections(form, form.filledRows[top - 1], person, anchor)) top -= 1;
  return top;
}

/** The first row of the titles, of one cell each, that stand right above a table. */
function titleAbove(form: Form, row: number): number {
  let place = form.filledRows.indexOf(row);
  for (;;) {
    const above = form.filledRows[place - 1];
    const cells = above === undefined ? [] : form.inRow(above);
    const [only] = cells;
    if (above === undefined || !only || cells.length > 1 || !/\p{L}/u.test(readable(only))) break;
    place -= 1;
  }
  return form.filledRows[place] ?? row;
}

/** The places in a row that head people: two of them are two tables side by side. */
function anchorsIn(form: Form, row: number): Anchor[] {
  const heads = form.inRow(row).map((cell) => ({ column: cell.column, text: readable(cell) }));
  const names = heads.filter(({ text }) => isNameHeading(text));
  const numbers = heads.filter(({ text }) => isNumberHeading(text));
  // A sentence that mentions a name, or a lone number, heads nothing.
  if (heads.length < 2 || names.length + numbers.length === 0) return [];
  const first = names[0] ?? numbers[0];
  if (!first) return [];
  const same = (names.length > 0 ? names : numbers).filter(
    ({ text }) => headingKey(text) === headingKey(first.text)
  );
  const before = heads.filter(({ column }) => column < first.column).map(({ text }) => headingKey(text));
  const starts = same.map(({ column }) => startOf(heads, column, before));
  return same.map(({ column }, at): Anchor => {
    const left = at === 0 ? 1 : (starts[at] ?? column);
    const right = (starts[at + 1] ?? form.width + 1) - 1;
    const inside = (head: { column: number }) => head.column >= left && head.column <= right;
    return {
      row,
      left,
      right,
      name: names.find(inside)?.column ?? null,
      number: numbers.find(inside)?.column ?? null
    };
  });
}

/** A table beside another begins with the same headings before the name: 序号, 编号. */
function startOf(
  heads: readonly { column: number; text: string }[],
  column: number,
  before: readonly string[]
): number {
  let start = column;
  for (const text of [...before].reverse()) {
    const head = heads.find((one) => one.column === start - 1);
    if (!head || headingKey(head.text) !== text) break;
    start = head.column;
  }
  return start;
}

function blockOf(form: Form, anchor: Anchor, end: number): Block {
  const { row, left, right } = anchor;
  const person = anchor.name ?? anchor.number ?? left;
  const place = form.filledRows.indexOf(row);
  let bottom = place;
  while (bottom - place < mostHeadings && goesOn(form, form.filledRows[bottom + 1], anchor)) bottom += 1;
  const top = topPlace(form, anchor);
  const [first = row, last = row] = [form.filledRows[top], form.filledRows[bottom]];
  const lines = form.filledRows.slice(top, bottom + 1);
  const columns: BlockColumn[] = [];
  for (let column = left; column <= right; column += 1) {
    const cells = lines.map((line) => headingAt(form, lines, line, column, person, left));
    const path = cells
      .map((cell) => readable(cell).replace(/\s+/g, ''))
      .filter((text, n, all) => text !== '' && text !== all[n - 1]);
    columns.push({
      column,
      path,
      label: path.length === 0 ? columnName(column) : path.join(' / '),
      cells: [...new Set(cells.filter((cell) => cell !== null))]
    });
  }
  const headings = lines
    .flatMap((line) => form.inRow(line))
    .filter(({ column }) => column >= left && column <= right);
  return {
    top: first,
    bottom: last,
    left,
    right,
    end,
    name: anchor.name,
    number: anchor.number,
    columns,
    headings
  };
}

/** The heading cell over a column: its own, one that is merged over it, or the section to its left that isn't merged. */
function headingAt(
  form: Form,
  lines: readonly number[],
  line: number,
  column: number,
  person: number,
  left: number
): SheetCell | null {
  const own = form.heading(line, column);
  if (own) return own;
  const below = lines.filter((other) => other > line);
  const hasBelow = (at: number) => below.some((other) => form.at(other, at) !== null);
  if (below.length === 0 || !hasBelow(column)) return null;
  for (let at = column - 1; at > Math.max(person, left - 1); at -= 1) {
    const cell = form.heading(line, at);
    if (cell) return hasBelow(at) ? cell : null;
    if (!hasBelow(at)) return null;
  }
  return null;
}

/** Whether a row still belongs to the headings: nobody is named in it, and its figures are days of a month at most. */
function goesOn(form: Form, row: number | undefined, anchor: Anchor): boolean {
  if (row === undefined) return false;
  const people = [anchor.name, anchor.number].filter((at) => at !== null);
  if (people.some((at) => form.at(row, at) !== null)) return false;
  const texts = form
    .inRow(row)
    .filter(({ column }) => column >= anchor.left && column <= anchor.right)
    .map(readable);
  const figures = texts.filter((text) => /^[-+]?[\d.]+$/.test(text)).map(Number);
  if (texts.length === 0) return false;
  const isMerged = people.some(
    (at) => form.over(row, at) !== null && form.over(row, at) === form.at(anchor.row, at)
  );
  const areDays =
    figures.length >= fewestDays && figures.every((day, n) => n === 0 || day > (figures[n - 1] ?? 0));
  return isMerged || areDays || figures.length === 0;
}

/** Whether a row names sections: they stand right of the people; a title begins at the left, and a date is none. */
function isSections(form: Form, row: number | undefined, person: number, { left, right }: Anchor): boolean {
  if (row === undefined) return false;
  const cells = form.inRow(row).filter(({ column }) => column >= left && column <= right);
  const [first] = cells;
  return (
    first !== undefined &&
    first.column > person &&
    cells.map(readable).every((text) => !/20\d{2}|[:：]/.test(text) && Array.from(text).length <= 20)
  );
}

/** Whether a block lists one thing a line: it has a column for what happened. */
export const isList = ({ columns }: Block) =>
  columns.some(
    ({ path }) => path.length === 1 && ['item', 'reason'].includes(listField(path[0] ?? '') ?? '')
  );

import { firstDay, monthOf, type Day } from '../../calendar';
import { isInForce } from '../scheme/in-force';
import { itemNamed } from '../scheme/item-of';
import { kindOf, type Item } from '../kinds';
import type { WrittenEntry } from '../ledger';
import type { Scheme } from '../scheme/scheme';
import { dayInCell, monthIn, plainTextOf, textOf, wholeIn } from './cells';
import type { entryHeadings, ReadRow } from './columns';
import type { ReadingProblem } from './problem';
import { acceptedInReversal, acceptedValues, readValue } from '../kinds/read-value';

export type EntryRow = ReadRow<keyof typeof entryHeadings>;

/** The facts that a row is checked against. */
interface RowContext {
  scheme: Scheme;
  subjects: ReadonlySet<string>;
  /** the ledger's first month (M15) */
  first: string | undefined;
}

/**
 * Reads one row as an entry and adds its problems to `problems`.
 * @returns null when the row can't be an entry at all
 */
export function entryOf(
  row: EntryRow,
  { scheme, subjects, first }: RowContext,
  problems: ReadingProblem[]
): WrittenEntry | null {
  const before = problems.length;
  const subject = textOf(row.cell('subject'));
  if (!subjects.has(subject)) problems.push(row.problem('subject', 'unknown-subject', { value: subject }));
  const reverses = textOf(row.cell('reverses')) || null;
  const date = dateOf(row, { scheme, first }, problems);
  const item = reverses === null ? itemOfRow(row, scheme, date, problems) : null;
  if (reverses !== null) checkReversalRow(row, problems);
  const period = periodOfRow(row, date, problems);
  const quantity = quantityOf(row, item, problems);
  const value = item ? valueOf(row, item, problems) : '';
  const basis = textOf(row.cell('basis'));
  if (item && kindOf(item).needsBasis(item) && basis === '') {
    problems.push(row.problem('basis', 'missing-basis', { value: item.name }));
  }
  if (problems.length > before || date === null || period === null) return null;
  const id = textOf(row.cell('id'));
  const matterText = textOf(row.cell('matter'));
  return { id, subject, item: item?.id ?? '', date, period, quantity, value, matterText, basis, reverses };
}

function itemOfRow(row: EntryRow, scheme: Scheme, date: Day | null, problems: ReadingProblem[]): Item | null {
  const text = textOf(row.cell('item'));
  const item = itemNamed(scheme, text, date);
  if (item && kindOf(item).isEntered(item)) return item;
  problems.push(row.problem('item', 'unknown-item', { value: text }));
  return null;
}

/** M7: a reversal carries nothing of its own. */
function checkReversalRow(row: EntryRow, problems: ReadingProblem[]): void {
  const item = textOf(row.cell('item'));
  if (item !== '') problems.push(row.problem('item', 'unknown-item', { value: item }));
  const value = textOf(row.cell('value'));
  if (value !== '') problems.push(row.problem('value', 'bad-value', { value, ...acceptedInReversal }));
}

function dateOf(
  row: EntryRow,
  { scheme, first }: Pick<RowContext, 'scheme' | 'first'>,
  problems: ReadingProblem[]
): Day | null {
  const date = dayInCell(row.cell('date'));
  if (date === null) problems.push(row.problem('date', 'bad-date', { value: textOf(row.cell('date')) }));
  else if (!isInForce(scheme, date)) problems.push(row.problem('date', 'not-in-force', { value: date }));
  else if (first !== undefined && date < firstDay(first))
    problems.push(row.problem('date', 'before-first', { value: date, first }));
  return date;
}

/** M4: the month of `date` unless another is given, and never an earlier one. */
function periodOfRow(row: EntryRow, date: Day | null, problems: ReadingProblem[]): string | null {
  const text = textOf(row.cell('period'));
  if (text === '') return date === null ? null : monthOf(date);
  const period = monthIn(row.cell('period'));
  if (period === null) problems.push(row.problem('period', 'bad-date', { value: text }));
  else if (date !== null && period < monthOf(date)) {
    problems.push(row.problem('period', 'booked-before-event', { value: period }));
  }
  return period;
}

function quantityOf(row: EntryRow, item: Item | null, problems: ReadingProblem[]): number {
  const text = textOf(row.cell('quantity'));
  const quantity = text === '' ? 1 : wholeIn(row.cell('quantity'));
  const onlyOne = item === null ? textOf(row.cell('reverses')) !== '' : !kindOf(item).hasQuantity;
  if (quantity !== null && (quantity === 1 || !onlyOne)) return quantity;
  problems.push(row.problem('quantity', 'bad-quantity', { value: text }));
  return 1;
}

function valueOf(row: EntryRow, item: Item, problems: ReadingProblem[]): string {
  const text = plainTextOf(row.cell('value'));
  const value = readValue(item, text);
  if (value === null)
    problems.push(row.problem('value', 'bad-value', { value: text, ...acceptedValues(item) }));
  return value ?? '';
}

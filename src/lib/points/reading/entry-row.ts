import type { Day } from '../../calendar';
import { isInForce } from '../in-force';
import { itemNamed } from '../item-of';
import { kindOf, type Item } from '../kinds';
import type { Entry } from '../ledger';
import type { Scheme } from '../scheme';
import { dayIn, monthIn, plainTextOf, textOf, wholeIn } from './cells';
import type { entryHeadings, Row } from './columns';
import type { Problem } from './problem';

export type EntryRow = Row<keyof typeof entryHeadings>;

/** One row as an entry. What is wrong with it is added to `problems`; null when it can't be an entry at all. */
export function entryOf(
  row: EntryRow,
  scheme: Scheme,
  subjects: ReadonlySet<string>,
  problems: Problem[]
): Entry | null {
  const before = problems.length;
  const subject = textOf(row.cell('subject'));
  if (!subjects.has(subject)) problems.push(row.problem('subject', 'unknown-subject', { value: subject }));
  const reverses = textOf(row.cell('reverses')) || null;
  const date = dateOf(row, scheme, problems);
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
  const matter = textOf(row.cell('matter'));
  return { id, subject, item: item?.id ?? '', date, period, quantity, value, matter, basis, reverses };
}

function itemOfRow(row: EntryRow, scheme: Scheme, date: Day | null, problems: Problem[]): Item | null {
  const text = textOf(row.cell('item'));
  const item = itemNamed(scheme, text, date);
  if (item && kindOf(item).isEntered(item)) return item;
  problems.push(row.problem('item', 'unknown-item', { value: text }));
  return null;
}

/** M7: a reversal carries nothing of its own. */
function checkReversalRow(row: EntryRow, problems: Problem[]): void {
  const item = textOf(row.cell('item'));
  if (item !== '') problems.push(row.problem('item', 'unknown-item', { value: item }));
  const value = textOf(row.cell('value'));
  if (value !== '') problems.push(row.problem('value', 'bad-value', { value }));
}

function dateOf(row: EntryRow, scheme: Scheme, problems: Problem[]): Day | null {
  const date = dayIn(row.cell('date'));
  if (date === null) problems.push(row.problem('date', 'bad-date', { value: textOf(row.cell('date')) }));
  else if (!isInForce(scheme, date)) problems.push(row.problem('date', 'not-in-force', { value: date }));
  return date;
}

/** M4: the month of `date` unless another is given, and never an earlier one. */
function periodOfRow(row: EntryRow, date: Day | null, problems: Problem[]): string | null {
  const text = textOf(row.cell('period'));
  if (text === '') return date?.slice(0, 7) ?? null;
  const period = monthIn(row.cell('period'));
  if (period === null) problems.push(row.problem('period', 'bad-date', { value: text }));
  else if (date !== null && period < date.slice(0, 7)) {
    problems.push(row.problem('period', 'booked-before-event', { value: period }));
  }
  return period;
}

function quantityOf(row: EntryRow, item: Item | null, problems: Problem[]): number {
  const text = textOf(row.cell('quantity'));
  const quantity = text === '' ? 1 : wholeIn(row.cell('quantity'));
  const onlyOne = item === null ? textOf(row.cell('reverses')) !== '' : !kindOf(item).hasQuantity;
  if (quantity !== null && (quantity === 1 || !onlyOne)) return quantity;
  problems.push(row.problem('quantity', 'bad-quantity', { value: text }));
  return 1;
}

function valueOf(row: EntryRow, item: Item, problems: Problem[]): string {
  const text = plainTextOf(row.cell('value'));
  const value = kindOf(item).readValue(item, text);
  if (value === null) problems.push(row.problem('value', 'bad-value', { value: text }));
  return value ?? '';
}

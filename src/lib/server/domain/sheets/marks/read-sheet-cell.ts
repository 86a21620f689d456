import {
  acceptedValues,
  kindOf,
  readValue as readValueOf,
  textOf,
  typedNumber,
  type TableCell,
  type EntryFields,
  type Hundredths,
  type Item
} from '$lib/points';
import type { MessageParams } from '../../../platform/problem/problem';
import { numberIn, pointsOfOne, saysNothing, unitIn, valueWorth, type FigureUnit } from '$lib/tables';
import { countsDays, saysHalf } from './half-days';

/** The reading of a cell under an item: an entry's quantity and value; nothing; or why it can't be read. */
export type ReadCell =
  | { is: 'nothing' }
  | { is: 'entry'; quantity: number; value: string }
  | { is: 'problem'; params: MessageParams };

const nothing: ReadCell = { is: 'nothing' };
const problem = (params: MessageParams): ReadCell => ({ is: 'problem', params });

/**
 * Reads a cell as its column's item takes it. Points become the number of times only where they divide without rest, and a rank or
 * level only where one alone gives them; a deduction may be written with its minus or without.
 *
 * @param group what the roster says: some clauses take more from heads of departments
 */
export function readSheetCell(item: Item, as: FigureUnit, cell: TableCell, group: string): ReadCell {
  const text = textOf(cell);
  if (saysNothing(text)) return nothing;
  if (text.startsWith('=')) return problem({ code: 'formula', params: { text: text.slice(0, 60) } });
  const unit = unitIn(text);
  if (unit !== null && unit !== as && isReadTwoWays(item))
    return problem({ code: 'sheet-other-unit', params: { value: text.slice(0, 40), item: item.name } });
  return kindOf(item).hasQuantity ? readTimes(item, as, text, group) : readValue(item, as, text);
}

function readTimes(item: Item, as: FigureUnit, text: string, group: string): ReadCell {
  const number = numberIn(text);
  if (countsDays(item) && (saysHalf(text) || (number !== null && Math.abs(number) % 100 === 50)))
    return problem({ code: 'sheet-half-of-day', params: { value: text.slice(0, 40), item: item.name } });
  if (number === null) return problem({ code: 'sheet-not-number', params: { value: text.slice(0, 40) } });
  if (number === 0) return nothing;
  const each = as === 'points' ? pointsOfOne(item, group) : 0;
  const worth = (Math.abs(each) / 100).toString();
  if (each === 0) {
    if (number > 0 && number % 100 === 0) return { is: 'entry', quantity: number / 100, value: '' };
    return problem({ code: 'bad-quantity', params: { value: text } });
  }
  const times = (each < 0 ? Math.abs(number) : number) / Math.abs(each);
  if (Number.isInteger(times) && times > 0) return { is: 'entry', quantity: times, value: '' };
  return problem({ code: 'sheet-not-multiple', params: { value: text, item: item.name, worth } });
}

/** Whether two readings of an item's cells differ: with one point each, times and points are the same. */
export const isReadTwoWays = (item: Item) =>
  item.kind === 'ranks' || (kindOf(item).hasQuantity && ![0, 100].includes(pointsOfOne(item, '')));

const one: EntryFields = {
  id: '',
  subject: '',
  item: '',
  date: '2000-01-01',
  period: '2000-01',
  quantity: 1,
  value: '',
  reverses: null
};

function readValue(item: Item, as: FigureUnit, text: string): ReadCell {
  const kind = kindOf(item);
  const number = numberIn(text);
  // For an assessed item 0 is a result; for any other it says that there was nothing.
  if (number === 0 && item.kind !== 'assess') return nothing;
  if (as === 'points' && item.kind === 'ranks') {
    const rank = number === null ? null : valueWorth(item, number);
    if (rank !== null) return { is: 'entry', quantity: 1, value: rank };
    return problem({ code: 'sheet-rank-unclear', params: { value: text.slice(0, 40), item: item.name } });
  }
  const plain = typedNumber(text);
  const tries = [plain, ...(number === null ? [] : [asText(number), asText(Math.abs(number))])];
  // A negative number is a usual way to write a deduction; for an award it is none.
  const takes = number !== null && number < 0 && (kind.face(item, { ...one, value: '1' }, '') ?? 0) < 0;
  for (const each of takes ? tries : tries.slice(0, 2)) {
    const value = readValueOf(item, each);
    if (value !== null) return { is: 'entry', quantity: 1, value };
  }
  const level = number === null || item.kind !== 'levels' ? null : valueWorth(item, number);
  if (level !== null) return { is: 'entry', quantity: 1, value: level };
  return problem({ code: 'bad-value', params: { value: text.slice(0, 40), ...acceptedValues(item) } });
}

const asText = (points: Hundredths) => String(points / 100);

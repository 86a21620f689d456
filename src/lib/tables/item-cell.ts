import {
  kindOf,
  readValue as readValueOf,
  textOf,
  typedNumber,
  type EntryFields,
  type Hundredths,
  type Item,
  type TableCell
} from '../points';
import { numberIn, saysNothing, unitIn, type FigureUnit } from './cell-number';

/** A cell under an item: a line's quantity and value, nothing, or a cell that this item can't take. */
export type ItemCell =
  { is: 'nothing' } | { is: 'line'; quantity: number; value: string; points: Hundredths } | { is: 'unclear' };

const nothing: ItemCell = { is: 'nothing' };
const unclear: ItemCell = { is: 'unclear' };

/**
 * Reads a cell as its item takes it. Points become a number of times only where they divide without rest, and a rank or level only
 * where one alone gives them; a deduction may be written with its minus or without.
 *
 * @param group what the roster says: some clauses take more from heads of departments
 */
export function readItemCell(item: Item, as: FigureUnit, cell: TableCell, group: string): ItemCell {
  const text = textOf(cell);
  if (saysNothing(text)) return nothing;
  if (/^[√✓✔☑]$/.test(text))
    return kindOf(item).hasQuantity && as === 'times' ? line(item, 1, '', group) : unclear;
  const unit = unitIn(text);
  if (unit !== null && unit !== as && hasTwoReadings(item)) return unclear;
  return kindOf(item).hasQuantity ? readTimes(item, as, text, group) : readValue(item, as, text, group);
}

function line(item: Item, quantity: number, value: string, group: string): ItemCell {
  const points = kindOf(item).face(item, { ...one, quantity, value }, group) ?? 0;
  return { is: 'line', quantity, value, points };
}

function readTimes(item: Item, as: FigureUnit, text: string, group: string): ItemCell {
  const number = numberIn(text);
  if (number === null) return unclear;
  if (number === 0) return nothing;
  const each = pointsOfOne(item, group);
  if (as === 'times' || each === 0)
    return number > 0 && number % 100 === 0
      ? line(item, number / 100, '', group)
      : timesWithMinus(item, number, each, group);
  const times = (each < 0 ? Math.abs(number) : number) / Math.abs(each);
  return Number.isInteger(times) && times > 0 ? line(item, times, '', group) : unclear;
}

/** −1 under a deduction that is worth one point is one time of it. */
function timesWithMinus(item: Item, number: Hundredths, each: Hundredths, group: string): ItemCell {
  return number < 0 && number % 100 === 0 && each === -100 ? line(item, -number / 100, '', group) : unclear;
}

/** Whether times and points differ for an item: with one point each they are the same. */
export const hasTwoReadings = (item: Item) =>
  item.kind === 'ranks' || (kindOf(item).hasQuantity && ![0, 100, -100].includes(pointsOfOne(item, '')));

/** The points of one time; 0 where that is no number of its own: a fact, a void. */
export function pointsOfOne(item: Item, group: string): Hundredths {
  return kindOf(item).hasQuantity ? (kindOf(item).face(item, one, group) ?? 0) : 0;
}

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

function readValue(item: Item, as: FigureUnit, text: string, group: string): ItemCell {
  const number = numberIn(text);
  // For an assessed item 0 is a result; for any other it says that there was nothing.
  if (number === 0 && item.kind !== 'assess') return nothing;
  if (as === 'points' && item.kind === 'ranks') {
    const rank = number === null ? null : valueWorth(item, number);
    return rank === null ? unclear : line(item, 1, rank, group);
  }
  const takesMinus =
    number !== null && number < 0 && (kindOf(item).face(item, { ...one, value: '1' }, '') ?? 0) < 0;
  const spellings = [
    typedNumber(text),
    ...(number === null ? [] : [asText(number)]),
    ...(takesMinus ? [asText(-number)] : [])
  ];
  for (const spelling of spellings) {
    const value = readValueOf(item, spelling);
    if (value !== null) return line(item, 1, value, group);
  }
  const level = number === null || item.kind !== 'levels' ? null : valueWorth(item, number);
  return level === null ? unclear : line(item, 1, level, group);
}

const asText = (points: Hundredths) => String(points / 100);

/** The level or rank that gives these points, where only one does; a deduction may be written without its minus. */
export function valueWorth(item: Item & { kind: 'levels' | 'ranks' }, points: Hundredths): string | null {
  const worths: [string, Hundredths][] =
    item.kind === 'levels'
      ? Object.entries(item.levels)
      : item.ranks.flatMap(({ first, last, points: worth }) =>
          [...new Set([first, last])].map((rank): [string, Hundredths] => [String(rank), worth])
        );
  const found = worths.filter(([, worth]) => worth === points || (worth < 0 && worth === -points));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

import type { Line } from './kinds';
import { compare, inBookingOrder } from './kinds/order';
import { itemIn, type Rulebook } from './rulebook';
import type { Effect } from './statement';

/**
 * M5, M14: what a period changes, line by line: the year to date at its end less the year to date before it.
 * Listed is what is new in the period, even when worth 0, and what is worth more or less than before.
 */
export function effectsBetween(before: readonly Line[], after: readonly Line[], book: Rulebook): Effect[] {
  const earlier = new Map(before.map((line) => [line.key, line.points]));
  return after
    .filter((line) => earlier.get(line.key) !== line.points)
    .sort(
      (a, b) => compare(book.place.get(a.item) ?? -1, book.place.get(b.item) ?? -1) || inBookingOrder(a, b)
    )
    .map((line) => effectOf(line, line.points - (earlier.get(line.key) ?? 0), book));
}

function effectOf(line: Line, points: number, book: Rulebook): Effect {
  return {
    entry: line.entry ? line.entry.id : null,
    item: line.item,
    section: itemIn(book, line.item).section,
    points,
    reason: line.reason,
    ...(line.month === undefined ? {} : { month: line.month }),
    ...(line.points === line.face ? {} : { face: line.face }),
    ...(line.entry && line.entry.quantity !== 1 ? { quantity: line.entry.quantity } : {}),
    ...(line.because ? { because: line.because } : {})
  };
}

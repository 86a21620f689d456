import type { Line } from './kinds';
import { inBookingOrder } from './kinds/order';
import { itemIn, type Rulebook } from './rulebook';
import type { Effect } from './statement';

/**
 * M5, M14: what a period changes, line by line: the year to date at its end less the year to date before it.
 * Listed is what is new in the period, even when worth 0, and what is worth more or less than before.
 */
export function effectsBetween(before: readonly Line[], after: readonly Line[], book: Rulebook): Effect[] {
  const earlier = new Map(before.map((line) => [line.key, line.points]));
  const changed = after.filter((line) => earlier.get(line.key) !== line.points);
  return inSchemeOrder(changed, book).map((line) =>
    effectOf(line, line.points - (earlier.get(line.key) ?? 0), book)
  );
}

/** Item by item, each in booking order: sorting a few at a time is several times as fast as all at once. */
function inSchemeOrder(lines: readonly Line[], book: Rulebook): Line[] {
  const byItem = new Map<string, Line[]>(book.scheme.items.map((item) => [item.id, []]));
  for (const line of lines) byItem.get(line.item)?.push(line);
  return [...byItem.values()].flatMap((own) => own.sort(inBookingOrder));
}

function effectOf(line: Line, points: number, book: Rulebook): Effect {
  const { entry, item, reason, month, face, because } = line;
  const effect: Effect = {
    entry: entry ? entry.id : null,
    item,
    section: itemIn(book, item).section,
    points,
    reason
  };
  if (month !== undefined) effect.month = month;
  if (face !== line.points) effect.face = face;
  if (entry && entry.quantity !== 1) effect.quantity = entry.quantity;
  if (because) effect.because = because;
  return effect;
}

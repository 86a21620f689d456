import { minus, rounded, signOf, type Exact } from './exact';
import { isHeld, valueOf } from './hold';
import type { Line } from './kinds';
import { compare, inBookingOrder } from './kinds/order';
import type { Effect } from './statement';
import type { YearToDate } from './year-to-date';

/**
 * M5, M14: what a period changes, line by line: the year to date at its end less the year to date before it. Listed
 * is what is new in the period, even when worth 0, and what is worth more or less than before.
 */
export function effectsBetween(before: YearToDate | null, after: YearToDate, year: number): Effect[] {
  const adjustments = new Set([...after.adjustments, ...(before?.adjustments ?? [])]);
  const earlier = new Map(
    [...(before?.lines ?? []), ...(before?.adjustments ?? [])].map((line) => [keyOf(line), line])
  );
  const changes: { line: Line; change: Exact }[] = [];
  for (const line of [...after.lines, ...after.adjustments]) {
    const key = keyOf(line);
    const was = earlier.get(key);
    earlier.delete(key);
    const change = was ? minus(valueOf(line), valueOf(was)) : valueOf(line);
    if (!was || signOf(change) !== 0) changes.push({ line, change });
  }
  for (const line of earlier.values()) {
    const change = minus(0, valueOf(line));
    if (signOf(change) !== 0) changes.push({ line: gone(line), change });
  }
  return changes
    .sort((a, b) => compare(a.line.rule.place, b.line.rule.place) || inBookingOrder(a.line, b.line))
    .map(({ line, change }) => effectOf(line, change, year, adjustments.has(line)));
}

/** The same in every month's view of the year. */
function keyOf({ entry, rule, month }: Line): string {
  return `${entry ? entry.id : ''}\n${rule.item.id}\n${month}`;
}

/** What isn't there any more: a veto that is lifted, a floor that isn't needed. */
function gone(line: Line): Line {
  return line.reason === 'veto'
    ? { ...line, reason: 'lifted', points: 0, face: 0, because: undefined }
    : line;
}

function effectOf(line: Line, change: Exact, year: number, adjusts: boolean): Effect {
  const { entry, rule, reason, month, because } = line;
  const effect: Effect = {
    entry: entry ? entry.id : null,
    item: rule.item.id,
    section: adjusts || reason === 'lifted' ? '' : rule.item.section,
    points: rounded(change),
    reason
  };
  if (month > 0) effect.month = `${year}-${month < 10 ? '0' : ''}${month}`;
  if (countsLess(line)) effect.face = line.face;
  if (entry && entry.quantity !== 1) effect.quantity = entry.quantity;
  if (because) effect.because = [...because];
  return effect;
}

/** Than its face value. A weighting, a mean or a ballot is no less than what it is made of, unless it is held. */
function countsLess(line: Line): boolean {
  const { entry, face, points, times } = line;
  if (times === undefined) return face !== points;
  return entry !== null || (face !== points && isHeld(line));
}

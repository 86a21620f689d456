import { monthOfYear } from '../../calendar';
import { minus, rounded, signOf, type Exact } from '../exact';
import { isHeld, lineValue } from './hold';
import type { ScoredLine } from '../kinds';
import { compareCodeUnits, inBookingOrder } from '../kinds/order';
import type { Effect } from './statement';
import type { YearToDate } from './year-to-date';

/**
 * The changes that a period makes, line by line (M5, M14): the year to date at its end less the year to
 * date before it. It lists lines that are new in the period, even when worth 0, and lines whose worth has
 * changed.
 */
export function effectsBetween(before: YearToDate | null, after: YearToDate, year: number): Effect[] {
  const adjustments = new Set([...after.adjustments, ...(before?.adjustments ?? [])]);
  const earlier = new Map(
    [...(before?.lines ?? []), ...(before?.adjustments ?? [])].map((line) => [keyOf(line), line])
  );
  const changes: { line: ScoredLine; change: Exact }[] = [];
  for (const line of [...after.lines, ...after.adjustments]) {
    const key = keyOf(line);
    const was = earlier.get(key);
    earlier.delete(key);
    const change = was ? minus(lineValue(line), lineValue(was)) : lineValue(line);
    if (!was || signOf(change) !== 0) changes.push({ line, change });
  }
  for (const line of earlier.values()) {
    const change = minus(0, lineValue(line));
    if (signOf(change) !== 0) changes.push({ line: gone(line), change });
  }
  return changes
    .sort((a, b) => compareCodeUnits(a.line.rule.place, b.line.rule.place) || inBookingOrder(a.line, b.line))
    .map(({ line, change }) => effectOf(line, change, year, adjustments.has(line)));
}

/** A line's key, which is the same in every month's view of the year. */
function keyOf({ entry, rule, month }: ScoredLine): string {
  return `${entry ? entry.id : ''}\n${rule.item.id}\n${month}`;
}

/** The reverse of a line that is no longer there: a veto that is lifted, a floor that isn't needed. */
function gone(line: ScoredLine): ScoredLine {
  return line.reason === 'veto'
    ? { ...line, reason: 'lifted', points: 0, face: 0, because: undefined }
    : line;
}

function effectOf(line: ScoredLine, change: Exact, year: number, adjusts: boolean): Effect {
  const { entry, rule, reason, month, because } = line;
  const effect: Effect = {
    entry: entry ? entry.id : null,
    item: rule.item.id,
    section: adjusts || reason === 'lifted' ? '' : rule.item.section,
    points: rounded(change),
    reason
  };
  if (month > 0) effect.month = monthOfYear(year, month);
  if (countsLess(line)) effect.face = line.face;
  if (entry && entry.quantity !== 1) effect.quantity = entry.quantity;
  if (because) effect.because = [...because];
  return effect;
}

/**
 * Whether the line counts less than its face value. Weighted, averaged and ballot lines have none unless a
 * bound cut them.
 */
function countsLess(line: ScoredLine): boolean {
  const { entry, face, points, times } = line;
  if (times === undefined) return face !== points;
  return entry !== null || (face !== points && isHeld(line));
}

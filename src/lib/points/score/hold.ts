import { minus, multiplied, over, plus, signOf, type Exact } from '../exact';
import type { Hundredths } from '../hundredths';
import type { ScoredLine } from '../kinds';
import { inBookingOrder } from '../kinds/order';

interface Bounds {
  most?: Hundredths | undefined;
  least?: Hundredths | undefined;
}

/** A line's final value in hundredths, with its factor. */
export function lineValue(line: ScoredLine): Exact {
  return line.times ? multiplied(line.points, line.times) : line.points;
}

/**
 * Holds lines within bounds, in place and unrounded (M2): lines that are booked last give way first.
 * @param linesOf called only when something has to give way
 * @param total the sum of the lines
 * @returns whether anything was held
 */
export function hold(linesOf: () => readonly ScoredLine[], total: Exact, { most, least }: Bounds): boolean {
  const above = most === undefined ? 0 : minus(total, most);
  const below = least === undefined ? 0 : minus(least, total);
  if (signOf(above) > 0) giveWay(linesOf(), above, 1, 'cap');
  else if (signOf(below) > 0) giveWay(linesOf(), below, -1, 'floor');
  else return false;
  return true;
}

/** A cap or a floor of the section has taken from what the line would count. */
export function isHeld({ reason, because }: ScoredLine): boolean {
  return (reason === 'cap' || reason === 'floor') && because !== undefined;
}

function giveWay(lines: readonly ScoredLine[], excess: Exact, sign: 1 | -1, reason: 'cap' | 'floor'): void {
  const order = [...lines].sort(inBookingOrder);
  let left = excess;
  for (let n = order.length - 1; n >= 0 && signOf(left) > 0; n -= 1) {
    const line = order[n];
    const value = line ? lineValue(line) : 0;
    if (!line || signOf(value) !== sign) continue;
    const rest = sign === 1 ? minus(value, left) : plus(value, left);
    const isGone = signOf(rest) !== sign;
    left = isGone ? (sign === 1 ? minus(0, rest) : rest) : 0;
    count(line, isGone ? 0 : rest);
    line.reason = reason;
    line.because = order
      .slice(0, n)
      .flatMap((one) => (one.entry && one.points * sign > 0 ? one.entry.id : []));
  }
}

/**
 * Sets a line's value. A line with a factor keeps its points and gets another factor, because the points
 * explain a weighting or a mean.
 */
function count(line: ScoredLine, value: Exact): void {
  if (line.times === undefined && typeof value === 'number') line.points = value;
  else line.times = over(value, line.points);
}

import { formatPoints, parseHundredths, type Hundredths } from '../hundredths';

/** Points in a value as a ledger stores them (`-2.5`); null when it is no number, or outside the bounds. */
export function canonicalValue(text: string, least = -Infinity, most = Infinity): string | null {
  const points = parseHundredths(text);
  if (points === null || points < least || points > most) return null;
  return formatPoints(points).replace('−', '-');
}

/**
 * Hundredths of a canonical value: it has at most two decimals, so rounding only corrects binary fractions.
 */
export function pointsIn(value: string): Hundredths {
  return Math.round(Number(value) * 100) || 0;
}

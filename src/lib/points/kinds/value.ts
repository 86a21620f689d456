import { formatPoints, parseHundredths, type Hundredths } from '../hundredths';

/** Points in a value as a ledger keeps them (`-2.5`); null for what is no number, or not within the bounds. */
export function canonical(text: string, least = -Infinity, most = Infinity): string | null {
  const points = parseHundredths(text);
  if (points === null || points < least || points > most) return null;
  return formatPoints(points).replace('−', '-');
}

/** Hundredths of a canonical value: it has at most two decimals, so that rounding only mends the binary. */
export function pointsIn(value: string): Hundredths {
  return Math.round(Number(value) * 100) || 0;
}

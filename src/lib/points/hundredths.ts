/** Whole hundredths of a point (M2): 4650 is 46.5. Exact as an integer up to 90 million million points. */
export type Hundredths = number;

/** Reads `5`, `-2.5`, `+10`, `−3` (at most two decimals, at most nine digits before them), or null. */
export function parseHundredths(text: string): Hundredths | null {
  const match = /^([+\-−]?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const size = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '' || match[1] === '+' || size === 0 ? size : -size;
}

/** Hundredths of a number written in a scheme file; null when it has more than two decimals. */
export function hundredthsOf(points: number): Hundredths | null {
  const size = Math.round(points * 100);
  return Number.isSafeInteger(size) && Math.abs(points * 100 - size) < 1e-6 ? size : null;
}

/** The number of points, for display and JSON only: 4650 → 46.5. It is never calculated with. */
export function numberOf(points: Hundredths): number {
  return points === 0 ? 0 : points / 100;
}

/** `46`, `46.5`, `−2` (U+2212: a hyphen is too short on a wall); with `signed` also `+5`, and `0` stays `0`. */
export function formatPoints(points: Hundredths, options: { signed?: boolean } = {}): string {
  const size = Math.abs(points);
  const rest = size % 100;
  const decimals = rest === 0 ? '' : rest % 10 === 0 ? `.${rest / 10}` : `.${String(rest).padStart(2, '0')}`;
  const sign = points < 0 ? '−' : options.signed && points > 0 ? '+' : '';
  return `${sign}${(size - rest) / 100}${decimals}`;
}

/** The mean of `count` figures that add up to `sum`, rounded half away from zero (M2). `count` is at least 1. */
export function meanOf(sum: Hundredths, count: number): Hundredths {
  return Math.sign(sum) * Math.floor((2 * Math.abs(sum) + count) / (2 * count));
}

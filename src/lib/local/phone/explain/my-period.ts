import { understands, type Scheme } from '../../../points';
import type { LongerResult, MyResult, MyState } from '../../../sync';

// These functions serve the page's first paint, which comes before statement.ts and the points engine are
// loaded.

/** The scheme that a phone calculates by; null when it has rules that this version doesn't know. */
export function phoneScheme({ scheme }: Pick<MyState, 'scheme'>): Scheme | null {
  return understands(scheme.rules) ? scheme.rules : null;
}

/** The sealed period as the server fixed it. */
export function sealedOf(
  { results, longer }: Pick<MyState, 'results' | 'longer'>,
  period: string
): MyResult | LongerResult | undefined {
  return [...results, ...longer].find((result) => result.period === period);
}

/** Counts the ranks won (+) or lost (−) against the sealed period before; null when either has no rank. */
export function placesWon(result: MyResult, before: MyResult | undefined): number | null {
  const ranked = before?.status === 'ranked' && result.status === 'ranked';
  return ranked && before.rank !== null && result.rank !== null ? before.rank - result.rank : null;
}

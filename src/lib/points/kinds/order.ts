import type { ScoredLine } from './kind';

/**
 * Compares by month booked, then day, then id: the order that decides where only some may count. Awards
 * come first.
 */
export function inBookingOrder(a: ScoredLine, b: ScoredLine): number {
  const [x, y] = [a.entry, b.entry];
  if (!x || !y) {
    return compare(x ? 1 : 0, y ? 1 : 0) || compare(a.rule.place, b.rule.place) || compare(a.month, b.month);
  }
  return (
    compare(x.period, y.period) || compare(x.date, y.date) || compare(x.id, y.id) || compare(a.month, b.month)
  );
}

/** Compares by code unit, which gives the same order on every machine, whatever its language. */
export function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

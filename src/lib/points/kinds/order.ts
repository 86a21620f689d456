import type { Entry } from '../ledger';
import type { ScoredLine } from './kind';

/**
 * Compares by month booked, then day, then id: the order that decides where only some may count. Awards
 * come first.
 */
export function inBookingOrder(a: ScoredLine, b: ScoredLine): number {
  const [x, y] = [a.entry, b.entry];
  if (!x || !y) {
    return (
      compareCodeUnits(x ? 1 : 0, y ? 1 : 0) ||
      compareCodeUnits(a.rule.place, b.rule.place) ||
      compareCodeUnits(a.month, b.month)
    );
  }
  return compareEntries(x, y) || compareCodeUnits(a.month, b.month);
}

/** Compares entries by month booked, then day, then id. */
export function compareEntries(
  a: Pick<Entry, 'period' | 'date' | 'id'>,
  b: Pick<Entry, 'period' | 'date' | 'id'>
): number {
  return (
    compareCodeUnits(a.period, b.period) || compareCodeUnits(a.date, b.date) || compareCodeUnits(a.id, b.id)
  );
}

/** Compares by code unit, which gives the same order on every machine, whatever its language. */
export function compareCodeUnits<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

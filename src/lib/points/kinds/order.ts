import type { Line } from './kind';

/** By month booked, then day, then id: the order that decides where only some may count. Awards come first. */
export function inBookingOrder(a: Line, b: Line): number {
  if (!a.entry || !b.entry) return compare(a.entry ? 1 : 0, b.entry ? 1 : 0) || compare(a.key, b.key);
  return (
    compare(a.entry.period, b.entry.period) ||
    compare(a.entry.date, b.entry.date) ||
    compare(a.entry.id, b.entry.id)
  );
}

/** By code unit: the same on every machine, whatever its language. */
export function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

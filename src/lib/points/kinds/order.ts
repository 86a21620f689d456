import type { Line } from './kind';

/** By month booked, then day, then id: the order that decides where only some may count. Awards come first. */
export function inBookingOrder(a: Line, b: Line): number {
  const [x, y] = [a.entry, b.entry];
  if (!x || !y) {
    return compare(x ? 1 : 0, y ? 1 : 0) || compare(a.rule.place, b.rule.place) || compare(a.month, b.month);
  }
  return (
    compare(x.period, y.period) || compare(x.date, y.date) || compare(x.id, y.id) || compare(a.month, b.month)
  );
}

/** By code unit: the same on every machine, whatever its language. */
export function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The month of a day or month, 1–12. */
export function monthOf(dayOrMonth: string): number {
  return dayOrMonth.charCodeAt(5) * 10 + dayOrMonth.charCodeAt(6) - 528;
}

/** The year of a day or month. */
export function yearOf(dayOrMonth: string): number {
  const digit = (at: number) => dayOrMonth.charCodeAt(at) - 48;
  return digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
}

import type { Day } from './date';

/** Days from one to another, both included; null: open at that end. */
export interface DaySpan {
  from: Day | null;
  to: Day | null;
}

/** Whether a day is one of them. */
export function isWithin(day: Day, { from, to }: DaySpan): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Whether two have a day in common. One that ends before it begins has none. */
export function overlaps(one: DaySpan, other: DaySpan): boolean {
  const from = one.from !== null && (other.from === null || one.from > other.from) ? one.from : other.from;
  const to = one.to !== null && (other.to === null || one.to < other.to) ? one.to : other.to;
  return from === null || to === null || from <= to;
}

import { isMonthInForce } from './in-force';
import { monthOf } from './kinds/order';
import type { Subject } from './ledger';
import { isPresent } from './presence';
import type { Rulebook } from './rulebook';
import type { Scope } from './year-moment';

type Months = Pick<Scope, 'months' | 'begun' | 'closed'>;

/** The year's months up to `until` in which a subject was present (M10), while the scheme was in force. */
export function monthsOf(
  subject: Subject,
  year: number,
  until: number,
  { finished }: { finished?: string | undefined },
  book: Rulebook
): Months {
  const inForce = monthsInForce(book, year);
  const isAlways = subject.from === null && subject.to === null;
  const present = inForce.filter(
    (month) => monthOf(month) <= until && (isAlways || isPresent(subject, month))
  );
  if (finished === undefined) {
    const months = present.map(monthOf);
    return { months, begun: months, closed: until === 12 };
  }
  const over = present.filter((month) => month <= finished);
  const open = inForce.find((month) => month > finished);
  const begun = present.filter((month) => month <= finished || month === open);
  return {
    months: over.map(monthOf),
    begun: begun.map(monthOf),
    closed: until === 12 && finished >= `${year}-12`
  };
}

const known = new WeakMap<Rulebook, Map<number, string[]>>();

/** The same for everybody: worked out once. */
function monthsInForce(book: Rulebook, year: number): string[] {
  const years = known.get(book) ?? new Map<number, string[]>();
  known.set(book, years);
  const found = years.get(year);
  if (found) return found;
  const all = Array.from({ length: 12 }, (_, n) => `${year}-${n < 9 ? '0' : ''}${n + 1}`);
  const months = all.filter((month) => isMonthInForce(book.scheme, month));
  years.set(year, months);
  return months;
}

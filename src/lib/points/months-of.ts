import { isMonthInForce } from './in-force';
import { monthOf } from './kinds/order';
import type { Subject } from './ledger';
import { isPresent } from './presence';
import { chapterIn, type Rulebook } from './rulebook';
import type { Paper, PaperMonth } from './taken-over';
import type { Scope } from './year-moment';

type Months = Pick<Scope, 'months' | 'begun' | 'closed'>;
type Asked = { finished?: string | undefined; paper?: Paper | undefined };

/**
 * The year's months up to `until` in which a subject was present (M10), while the scheme was in force: those of the
 * ledger, not those that were taken over from paper.
 */
export function monthsOf(
  subject: Subject,
  year: number,
  until: number,
  { finished, paper }: Asked,
  book: Rulebook
): Months {
  const all = monthsInForce(book, year);
  const inForce = paper ? all.filter((month) => !paper.months.includes(month)) : all;
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

/** What the paper has of a subject's year up to `until`; of a mean only the months in which it was present (E1). */
export function paperOf(
  subject: Subject,
  year: number,
  until: number,
  { paper }: Asked,
  book: Rulebook
): PaperMonth[] {
  const own = paper?.points.get(subject.id);
  if (!own) return nothing;
  const isMean = chapterIn(book, year, until).rules.year.takes === 'mean-of-months';
  return [...own]
    .filter(([month]) => Number(month.slice(0, 4)) === year && monthOf(month) <= until)
    .filter(([month]) => !isMean || isPresent(subject, month))
    .map(([month, points]) => ({ month: monthOf(month), points }))
    .sort((a, b) => a.month - b.month);
}

const nothing: PaperMonth[] = [];
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

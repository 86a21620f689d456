import { monthNumber, monthsFrom, monthOfYear, yearOf } from '../../calendar';
import { isMonthInForce } from '../scheme/in-force';
import type { Subject } from '../ledger';
import { isPresent } from './presence';
import { chapterIn, type Rulebook } from '../scheme/rulebook';
import type { PaperMonths, PaperMonth } from './taken-over';
import type { Scope } from './year-moment';

type Months = Pick<Scope, 'months' | 'begun' | 'closed'>;
type MonthsQuery = { finished?: string | undefined; paper?: PaperMonths | undefined };

/**
 * The months of the year up to `until` in which a subject was present (M10) and the scheme was in force:
 * only those of the ledger, not those that were taken over from paper.
 */
export function monthsPresent(
  subject: Subject,
  year: number,
  until: number,
  { finished, paper }: MonthsQuery,
  book: Rulebook
): Months {
  const all = monthsInForce(book, year);
  const inForce = paper ? all.filter((month) => !paper.months.includes(month)) : all;
  const isAlways = subject.from === null && subject.to === null;
  const present = inForce.filter(
    (month) => monthNumber(month) <= until && (isAlways || isPresent(subject, month))
  );
  if (finished === undefined) {
    const months = present.map(monthNumber);
    return { months, begun: months, closed: until === 12 };
  }
  const over = present.filter((month) => month <= finished);
  const open = inForce.find((month) => month > finished);
  const begun = present.filter((month) => month <= finished || month === open);
  return {
    months: over.map(monthNumber),
    begun: begun.map(monthNumber),
    closed: until === 12 && finished >= monthOfYear(year, 12)
  };
}

/**
 * The paper's points of a subject's year up to `until`; for a mean only the months in which the subject was
 * present (E1).
 */
export function paperOfSubject(
  subject: Subject,
  year: number,
  until: number,
  { paper }: MonthsQuery,
  book: Rulebook
): PaperMonth[] {
  const own = paper?.points.get(subject.id);
  if (!own) return nothing;
  const isMean = chapterIn(book, year, until).rules.year.takes === 'mean-of-months';
  return [...own]
    .filter(([month]) => yearOf(month) === year && monthNumber(month) <= until)
    .filter(([month]) => !isMean || isPresent(subject, month))
    .map(([month, points]) => ({ month: monthNumber(month), points }))
    .sort((a, b) => a.month - b.month);
}

const nothing: PaperMonth[] = [];
const known = new WeakMap<Rulebook, Map<number, string[]>>();

/** The list is the same for all subjects, so it is worked out once. */
function monthsInForce(book: Rulebook, year: number): string[] {
  const years = known.get(book) ?? new Map<number, string[]>();
  known.set(book, years);
  const found = years.get(year);
  if (found) return found;
  const all = monthsFrom(monthOfYear(year, 1), monthOfYear(year, 12));
  const months = all.filter((month) => isMonthInForce(book.scheme, month));
  years.set(year, months);
  return months;
}

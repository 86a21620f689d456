import { effectsBetween } from './difference';
import type { Line } from './kinds';
import type { Entry, Subject } from './ledger';
import { previousMonth, type Period } from './period';
import { isPresent } from './presence';
import { itemIn, type Rulebook } from './rulebook';
import type { Statement, Warning } from './statement';
import { subjectYear } from './subject-year';
import { warningsOf } from './warnings';
import { yearToDate } from './year-to-date';

/** What one subject's entries come to, before anybody is compared: without a rank. */
export interface Scored {
  statement: Statement;
  /** year to date by section */
  ytd: Record<string, number>;
  warnings: Warning[];
}

/**
 * @param entries all of the subject's, of any year
 * @param months of the period's year up to its end, finished and in force
 */
export function scoreOne(
  subject: Subject,
  entries: readonly Entry[],
  period: Period,
  months: readonly string[],
  book: Rulebook
): Scored {
  const year = subjectYear(entries, String(period.year), book);
  const present = months.filter((month) => isPresent(subject, month));
  const after = yearToDate(year, period.last, present, book);
  const eve = previousMonth(period.first);
  const before = period.first.endsWith('-01')
    ? []
    : yearToDate(
        year,
        eve,
        present.filter((month) => month <= eve),
        book
      );

  const effects = effectsBetween(before, after, book);
  const points = sum(effects);
  const ytd = sum(after);
  const balance = Math.max(0, book.scheme.base + ytd);
  const statement: Statement = {
    subject: subject.id,
    pool: subject.pool,
    status: isPresent(subject, period.id) ? 'ranked' : 'not-ranked',
    points,
    balance,
    score: book.scheme.score[period.kind] === 'balance' ? balance : points,
    rank: null,
    sections: bySection(effects, book),
    effects
  };
  return { statement, ytd: bySection(after, book), warnings: warningsOf(subject.id, after, period) };
}

function bySection(some: readonly Pick<Line, 'item' | 'points'>[], book: Rulebook): Record<string, number> {
  const sections = Object.fromEntries(book.scheme.sections.map((section) => [section.id, 0]));
  for (const one of some) {
    const { section } = itemIn(book, one.item);
    sections[section] = (sections[section] ?? 0) + one.points;
  }
  return sections;
}

function sum(some: readonly { points: number }[]): number {
  return some.reduce((total, one) => total + one.points, 0);
}

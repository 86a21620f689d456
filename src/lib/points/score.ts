import { effectsBetween } from './difference';
import { isMonthInForce, publishes } from './in-force';
import type { Line } from './kinds';
import { compare } from './kinds/order';
import type { Entry, Subject } from './ledger';
import { concludePools, convertAll } from './conclude';
import { monthsFrom, periodOf, previousMonth, type Period } from './period';
import { isPresent } from './presence';
import { inRankOrder } from './rank';
import { itemIn, rulebookOf, type Rulebook } from './rulebook';
import type { Scheme } from './scheme';
import type { Result, Statement } from './statement';
import { subjectYear } from './subject-year';
import { warningsOf } from './warnings';
import { yearToDate } from './year-to-date';

export interface ScoreInput {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** of these subjects, of any year, checked as `readEntries` checks them; their order changes nothing (M6) */
  entries: readonly Entry[];
  /** `2026-10`, `2026-Q4`, `2026-H2` or `2026` */
  period: string;
  /** last month that is over, `YYYY-MM`: standing awards wait for it. Default: the whole period is over */
  finished?: string;
}

/**
 * Scores a period for everyone in it (M1–M14). Points are whole hundredths throughout.
 * Throws RangeError for a period that the scheme doesn't publish (`publishes`) and for unknown items.
 */
export function score({ scheme, subjects, entries, period: name, finished }: ScoreInput): Result {
  if (!publishes(scheme, name)) throw new RangeError(`${scheme.id} has no period ${name}`);
  const book = rulebookOf(scheme);
  const period = periodOf(name);
  const months = monthsFrom(`${period.year}-01`, period.last).filter(
    (month) => isMonthInForce(scheme, month) && (finished === undefined || month <= finished)
  );
  const ledger = bySubject(entries);
  const scored = subjects.map((subject) =>
    scoreOne(subject, ledger.get(subject.id) ?? [], period, months, book)
  );
  const rows = scored.map((one) => one.statement);
  const { outcomes, ties } = concludePools(rows, period, scheme);
  const byId = [...scored].sort((a, b) => compare(a.statement.subject, b.statement.subject));
  return {
    scheme: scheme.id,
    period: name,
    rows: rows.sort(inRankOrder),
    outcomes,
    conversions: convertAll(byId, scheme),
    warnings: [...byId.flatMap((one) => one.warnings), ...ties]
  };
}

function scoreOne(
  subject: Subject,
  entries: readonly Entry[],
  period: Period,
  months: string[],
  book: Rulebook
) {
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

function bySubject(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.subject);
    if (group) group.push(entry);
    else groups.set(entry.subject, [entry]);
  }
  return groups;
}

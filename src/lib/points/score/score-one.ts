import { lastDay, monthNumber, monthOfYear, type Period } from '../../calendar';
import { effectsBetween } from './difference';
import { minus, plus, rounded, signOf, type Exact } from '../exact';
import type { Subject } from '../ledger';
import { monthsPresent, paperOfSubject } from './months-of';
import { isPresent } from './presence';
import type { Ballot } from '../reading/ballots';
import { chapterIn, type Rulebook } from '../scheme/rulebook';
import { spellIn, spellOn, type SpellFacts } from './spells';
import type { Effect, Statement, StatementStatus } from './statement';
import type { SubjectLedger } from './subject-ledger';
import type { PaperMonths } from './taken-over';
import { subjectYear, type SubjectYear } from './subject-year';
import { yearToDate, type YearToDate } from './year-to-date';

/** The subject of a statement, and the data that it is made from. */
export interface ScoredPerson {
  subject: Subject;
  ledger: SubjectLedger;
  /** about the subject, of the period's year */
  ballots: readonly Ballot[];
}

/** The period asked for. */
export interface PeriodQuery {
  period: Period;
  /** last month that is over, `YYYY-MM`; all are when it isn't given */
  finished?: string | undefined;
  paper?: PaperMonths | undefined;
}

/** The figures that rank a subject, and their parts, of the period alone. */
type Figures = Pick<Statement, 'status' | 'points' | 'balance' | 'score' | 'sections'>;

/** The changes behind one subject's points of a period, each with the entries that explain it. */
export function effectsIn(person: ScoredPerson, asked: PeriodQuery, book: Rulebook): Effect[] {
  const { after, before } = new YearsOf(person, asked, book, 'explained').around(asked.period);
  return effectsBetween(before, after, asked.period.year);
}

/**
 * One subject's result before anybody is compared, so without a rank. Whatever only a comparison needs is in `Compared`:
 * a phone, which has one member's entries, leaves that behind.
 */
export class Scored {
  readonly person: ScoredPerson;
  /** pool and group in the period */
  readonly facts: SpellFacts;
  readonly figures: Figures;
  /** year to date by section, each rounded on its own, for conversions */
  readonly ytd: Readonly<Record<string, number>>;
  readonly #asked: PeriodQuery;
  readonly #book: Rulebook;
  #effects: Effect[] | null = null;

  constructor(person: ScoredPerson, asked: PeriodQuery, book: Rulebook, years: YearsOf) {
    const { period } = asked;
    const { after, before } = years.around(period);
    const chapter = chapterIn(book, period.year, monthNumber(period.last));
    this.person = person;
    this.facts = spellIn(person.subject, period);
    this.#asked = asked;
    this.#book = book;
    this.figures = {
      ...figuresOf(person.subject, period, after, before, book),
      sections: recordOf(book, after, before)
    };
    this.ytd = chapter.rules.conversions.length === 0 ? nothing : recordOf(book, after, null);
  }

  /** Nobody reads the effects of everybody: they are worked out when they are asked for, and then kept. */
  get effects(): Effect[] {
    return (this.#effects ??= effectsIn(this.person, this.#asked, this.#book));
  }
}

// One object serves all: a county has ten thousand people, and most of them have no further figures.
const nothing: Readonly<Record<string, number>> = {};

/** The figures of a period from the years to date around it. */
export function figuresOf(
  subject: Subject,
  period: Period,
  after: YearToDate,
  before: YearToDate | null,
  book: Rulebook
): Omit<Figures, 'sections'> {
  const { rules } = chapterIn(book, period.year, monthNumber(period.last));
  const points = rounded(minus(after.total, before?.total ?? 0));
  const hasBalance = rules.year.takes === 'sum' || period.kind === 'year';
  const balance = hasBalance ? Math.max(0, rounded(plus(rules.base, after.total))) : null;
  return {
    status: statusOf(subject, period, after),
    points,
    balance,
    score: rules.score[period.kind] === 'balance' ? (balance ?? points) : points
  };
}

/**
 * The status of a subject; if several apply, `not-ranked` goes before `incomplete` before `vetoed` (M11).
 * Only a year can be incomplete.
 */
function statusOf(subject: Subject, period: Period, { vetoed, missing }: YearToDate): StatementStatus {
  if (!isPresent(subject, period.id)) return 'not-ranked';
  if (period.kind === 'year' && missing.length > 0) return 'incomplete';
  return vetoed ? 'vetoed' : 'ranked';
}

function recordOf(book: Rulebook, after: YearToDate, before: YearToDate | null): Record<string, number> {
  const record: Record<string, number> = {};
  book.sections.forEach((id, n) => {
    const change: Exact = minus(after.sections[n] ?? 0, before?.sections[n] ?? 0);
    record[id] = signOf(change) === 0 ? 0 : rounded(change);
  });
  return record;
}

/** One subject's years, each sorted once and each of its months looked at once. */
export class YearsOf {
  readonly #person: ScoredPerson;
  readonly #asked: PeriodQuery;
  readonly #book: Rulebook;
  readonly #explained: boolean;
  readonly #years = new Map<number, SubjectYear>();
  readonly #seen = new Map<number, YearToDate>();

  constructor(person: ScoredPerson, asked: PeriodQuery, book: Rulebook, how: 'explained' | 'bare' = 'bare') {
    this.#explained = how === 'explained';
    this.#person = person;
    this.#asked = asked;
    this.#book = book;
  }

  /** The year to date at a period's end, and at the end of the month before it; null before the year begins. */
  around(period: Period): { after: YearToDate; before: YearToDate | null } {
    const first = monthNumber(period.first);
    return {
      after: this.#asOf(period, monthNumber(period.last)),
      before: first === 1 ? null : this.#asOf(period, first - 1)
    };
  }

  /** The lines of a whole year, whether they count or not. */
  linesOf(year: number): SubjectYear {
    const known = this.#years.get(year);
    if (known) return known;
    const { subject, ledger } = this.#person;
    const made = subjectYear(ledger, year, subject, this.#book);
    this.#years.set(year, made);
    return made;
  }

  #asOf(period: Period, until: number): YearToDate {
    const book = this.#book;
    const { year } = period;
    const chapter = chapterIn(book, year, until);
    const monthAlone = period.kind === 'month' && chapter.rules.year.takes === 'mean-of-months';
    const key = year * 100 + until * 2 + (monthAlone ? 1 : 0);
    const seen = this.#seen.get(key);
    if (seen) return seen;
    const { subject, ballots } = this.#person;
    const result = yearToDate(this.linesOf(year), {
      book,
      chapter,
      year,
      until,
      explained: this.#explained,
      monthAlone,
      ...monthsPresent(subject, year, until, this.#asked, book),
      paper: paperOfSubject(subject, year, until, this.#asked, book),
      group: subject.earlier ? spellOn(subject, lastDay(monthOfYear(year, until))).group : subject.group,
      ballots
    });
    this.#seen.set(key, result);
    return result;
  }
}

import { minus, multiplied, plus, product, signOf, type Exact, type Fraction } from '../exact';
import { hold, lineValue } from './hold';
import type { ScoredLine, Rule } from '../kinds';
import { ownLine } from '../kinds/kind';
import { compareEntries } from '../kinds/order';
import { chapterIn } from '../scheme/rulebook';
import { compareMatters } from '../same-matter';
import type { Reason } from './statement';
import type { BookedLine, SubjectYear } from './subject-year';
import { meanOfMonths, paperLines } from './taken-over';
import { YearMoment, type Scope } from './year-moment';

/** M5 `ytd(k)` of one subject, line by line. */
export interface YearToDate {
  lines: readonly ScoredLine[];
  /** lines in no section: months taken over from paper, a floor of the year's total, a veto */
  adjustments: readonly ScoredLine[];
  /** by section, in the order of the book's */
  sections: readonly Exact[];
  total: Exact;
  vetoed: boolean;
  /** ids of items that the year can't be ranked without */
  missing: readonly string[];
}

/**
 * The rules applied to every entry of the year booked in months ≤ `scope.until`, in the order of M6: reversed entries
 * drop out → same-matter → items → the year's mean → sections → the year's total → veto. Nothing is rounded.
 */
export function yearToDate(year: SubjectYear, scope: Scope): YearToDate {
  const totals = totalled(reckoned(year, scope), paperIn(year, scope), scope);
  const veto = vetoIn(year, scope.until);
  if (!veto) return totals;
  // While a veto stands, the year comes to this total, whatever else is booked.
  const total = -scope.chapter.rules.base;
  const paper = totals.adjustments.filter(({ reason }) => reason === 'taken-over');
  const counted = plus(sum(totals.sections), sum(paper.map(lineValue)));
  const adjustment = adjusting(veto.rule, 'veto', minus(total, counted));
  adjustment.because = [veto.entry.id];
  return { ...totals, adjustments: [...paper, adjustment], total, vetoed: true };
}

/** The lines that months taken over from paper add to the entered ones. */
function paperIn(year: SubjectYear, scope: Scope): ScoredLine[] {
  if (scope.paper.length === 0) return [];
  const { takes } = scope.chapter.rules.year;
  const mean = meanOfMonths(scope.begun.length, scope.paper.length);
  return paperLines({ ...scope, takes, mean }, (month) => enteredBy(month, year, scope));
}

/** The year to date at the end of a month by its entries alone. */
function enteredBy(until: number, year: SubjectYear, scope: Scope): Exact {
  if (!year.some(({ booked }) => booked <= until)) return 0;
  const chapter = chapterIn(scope.book, scope.year, until);
  const then: Scope = { ...scope, until, chapter, months: [], begun: [], closed: false, explained: false };
  return sum(heldSums(reckoned(year, then).lines, then));
}

interface Reckoned {
  lines: ScoredLine[];
  missing: string[];
}

function reckoned(year: SubjectYear, scope: Scope): Reckoned {
  const { chapter, until, book } = scope;
  const { byPlace } = chapter;
  const lines: ScoredLine[] = [];
  const live = liveIn(year, until);
  for (const one of year) {
    if (one.booked <= until && !isLive(one, until)) lines.push(idle(one, until));
  }
  const compared = listed(
    live,
    chapter.rules.sameMatter.length,
    ({ rule }) => byPlace[rule.place]?.set ?? -1
  );
  compared.forEach((some, n) => {
    const set = chapter.rules.sameMatter[n];
    if (set && some) compareMatters(set, some);
  });

  const settledAt = ({ rule, reason }: ScoredLine) => {
    const home = byPlace[rule.home.place];
    return home?.settles && (reason === 'counted' || reason === 'cap') ? home.place : -1;
  };
  for (const line of live) if (settledAt(line) < 0) lines.push(line);
  const missing = settleAll(listed(live, book.places.size, settledAt), lines, live, scope);
  return { lines: inYear(lines, scope), missing };
}

function isLive({ undone, late }: BookedLine, until: number): boolean {
  return undone > until && !late;
}

/** A line for each entry that counts by then. */
function liveIn(year: SubjectYear, until: number): ScoredLine[] {
  const counts = (one: BookedLine) => one.booked <= until && isLive(one, until);
  let length = 0;
  for (const one of year) if (counts(one)) length += 1;
  const live = new Array<ScoredLine>(length);
  let n = 0;
  for (const one of year) if (counts(one)) live[n++] = lineOf(one);
  return live;
}

/**
 * Lines by a place below `places`; -1: in none. Each list is made once, as long as it gets: a person has many short ones,
 * and what lists that grow leave behind would be most of what scoring allocates.
 */
function listed(
  live: readonly ScoredLine[],
  places: number,
  placeOf: (line: ScoredLine) => number
): (ScoredLine[] | undefined)[] {
  const left = new Uint32Array(places);
  for (const line of live) {
    const place = placeOf(line);
    if (place >= 0) left[place] = (left[place] ?? 0) + 1;
  }
  const lists = new Array<ScoredLine[] | undefined>(places);
  for (const line of live) {
    const place = placeOf(line);
    if (place < 0) continue;
    const more = left[place] ?? 0;
    const list = (lists[place] ??= new Array<ScoredLine>(more));
    list[list.length - more] = line;
    left[place] = more - 1;
  }
  return lists;
}

/**
 * Settles each item by its own rules.
 * @returns what is missing
 */
function settleAll(
  byHome: readonly (ScoredLine[] | undefined)[],
  lines: ScoredLine[],
  live: readonly ScoredLine[],
  scope: Scope
): string[] {
  const moment = new YearMoment(scope, live);
  const missing: string[] = [];
  for (const rule of scope.chapter.order) {
    const { kind, item, place } = rule;
    const own = byHome[place];
    if (rule.settles && kind.settle) {
      moment.place = place;
      const settled = kind.settle(item, own ?? [], moment, rule);
      moment.done[place] = settled;
      for (const line of settled) lines.push(line);
    }
    if (kind.lacks?.(item, moment.done[place] ?? [], moment)) missing.push(item.id);
  }
  return missing;
}

/** E1: the year takes the mean of the months, and a month knows nothing of what belongs to the year. */
function inYear(lines: ScoredLine[], scope: Scope): ScoredLine[] {
  if (scope.chapter.rules.year.takes === 'sum') return lines;
  if (scope.monthAlone) {
    return lines.flatMap((line): ScoredLine[] => {
      const { ofMonth } = line.rule.home;
      const stands = ofMonth ? line.month > 0 || line.points === 0 : isIdle(line);
      if (stands) return [line];
      return ofMonth || !line.entry
        ? []
        : [{ ...line, points: 0, reason: 'at-year-end', because: undefined }];
    });
  }
  const mean = meanOfMonths(scope.begun.length, scope.paper.length);
  for (const line of lines) {
    if (line.month === 0) continue;
    line.times = mean && line.times ? product(line.times, mean) : mean;
    if (line.entry && line.reason === 'counted') line.reason = 'mean';
  }
  return lines;
}

/** Counts nothing anyway, and says why. */
function isIdle(line: ScoredLine): boolean {
  return line.entry !== null && line.points === 0 && line.reason !== 'counted';
}

function totalled({ lines, missing }: Reckoned, paper: ScoredLine[], scope: Scope): YearToDate {
  const sections = heldSums(lines, scope);
  const total = plus(sum(sections), sum(paper.map(lineValue)));
  const { least } = scope.chapter.rules.year;
  const result = { lines, sections, missing, vetoed: false };
  if (least === undefined || scope.monthAlone || signOf(minus(total, least)) >= 0) {
    return { ...result, adjustments: paper, total };
  }
  return {
    ...result,
    adjustments: [...paper, adjusting(scope.book.total, 'floor', minus(least, total))],
    total: least
  };
}

/** A change of the whole that is in no section. */
function adjusting(rule: Rule, reason: Reason, change: Exact): ScoredLine {
  if (typeof change === 'number') return ownLine(rule, change, reason);
  return { ...ownLine(rule, 1, reason), times: change };
}

function lineOf({ entry, rule, face }: BookedLine): ScoredLine {
  return {
    entry,
    rule,
    points: face ?? 0,
    face: face ?? 0,
    reason: face === null ? 'fact' : rule.vetoes ? 'veto' : 'counted',
    month: 0,
    because: undefined,
    times: undefined
  };
}

/** An entry that counts nothing: reversed by then, or of a closed year. */
function idle(one: BookedLine, until: number): ScoredLine {
  const line = lineOf(one);
  line.points = 0;
  const reversal = one.undone <= until ? one.reversal : null;
  line.reason = reversal ? 'reversed' : 'after-year-end';
  line.because = reversal ? [reversal.id] : one.because;
  return line;
}

/** The first veto in booking order among those that aren't reversed. */
function vetoIn(year: SubjectYear, until: number): BookedLine | null {
  let first: BookedLine | null = null;
  for (const one of year) {
    if (!one.rule.vetoes || one.late || one.booked > until || one.undone <= until) continue;
    if (!first || compareEntries(one.entry, first.entry) < 0) first = one;
  }
  return first;
}

/**
 * The sums of the sections within their bounds. The bounds belong to the year, so a month of E ignores
 * them.
 */
function heldSums(lines: readonly ScoredLine[], scope: Scope): Exact[] {
  const sums = sumsOf(lines, scope);
  if (scope.monthAlone) return sums;
  let held = false;
  for (const section of scope.chapter.rules.sections) {
    if (section.most === undefined && section.least === undefined) continue;
    const place = scope.book.sections.indexOf(section.id);
    const own = () => lines.filter((line) => line.rule.section === place);
    if (hold(own, sums[place] ?? 0, section)) held = true;
  }
  return held ? sumsOf(lines, scope) : sums;
}

function sumsOf(lines: readonly ScoredLine[], { book }: Scope): Exact[] {
  const whole = new Array<number>(book.sections.length).fill(0);
  const shared = new Map<Fraction, number[]>();
  for (const line of lines) {
    let sums = whole;
    if (line.times) {
      sums = shared.get(line.times) ?? new Array<number>(book.sections.length).fill(0);
      shared.set(line.times, sums);
    }
    sums[line.rule.section] = (sums[line.rule.section] ?? 0) + line.points;
  }
  if (shared.size === 0) return whole;
  const exact: Exact[] = whole;
  for (const [times, sums] of shared) {
    sums.forEach((points, n) => (exact[n] = plus(exact[n] ?? 0, multiplied(points, times))));
  }
  return exact;
}

function sum(some: readonly Exact[]): Exact {
  let total: Exact = 0;
  for (const one of some) total = plus(total, one);
  return total;
}

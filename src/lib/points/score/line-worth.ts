import {
  contains,
  firstMonth,
  lastDay,
  lastMonth,
  periodKind,
  periodsAround,
  wholeYear
} from '../../calendar';
import type { Hundredths } from '../hundredths';
import type { Entry, Subject } from '../ledger';
import type { Ballot } from '../reading/ballots';
import { rulesOn } from '../scheme/compose-versions';
import { publishes } from '../scheme/in-force';
import type { Scheme } from '../scheme/scheme';
import { effectsOf } from './score';
import type { Effect, Reason } from './statement';
import type { PaperMonths } from './taken-over';

/** The change that a line makes. */
export interface LineWorth {
  points: Hundredths;
  reason: Reason;
  /** its effect on the year besides, which no month counts (E: −100 from the year's total); mostly 0 */
  ofYear: Hundredths;
}

/** The line whose worth is asked for: its number, whose it is, and the month in which it is booked. */
type WorthLine = Pick<Entry, 'id' | 'subject' | 'period'>;

/** The data for calculating the worth, besides the lines and the entries around them. */
export interface WorthContext {
  scheme: Scheme;
  subjects: ReadonlyMap<string, Subject>;
  ballots: ReadonlyMap<string, Ballot[]>;
  paper: PaperMonths | undefined;
  /** the unit's first month (M15) */
  first: string;
  finished: string;
  /** in which all lines are booked; null: each line counts in its own year */
  period: string | null;
}

/**
 * The change that lines make in a period, the shortest one that counts them: for points that a month leaves to the
 * year's end (E1) it is their effect on the year so far.
 * @param entries those of everybody whose lines they are
 * @returns by the line's number (流水号); a line that changes nothing may be missing
 */
export function worthOfLines(
  { scheme, subjects, ballots, period, paper, first, finished }: WorthContext,
  lines: readonly WorthLine[],
  entries: readonly Entry[]
): Map<string, LineWorth> {
  const known = new Map<string, LineWorth>();
  const bookedIn = new Map(entries.map((entry) => [entry.id, entry.period]));
  for (const [year, booked] of byYear(lines)) {
    const waiting = new Map(booked.map(({ id, subject }) => [id, subject]));
    const effectsIn = (asked: string, whose: ReadonlySet<string>): Effect[] =>
      effectsOf({
        scheme,
        paper,
        first,
        finished,
        period: asked,
        ballots: ballots.get(year) ?? [],
        subjects: [...whose].flatMap((id) => subjects.get(id) ?? []),
        entries: entries.filter(({ subject }) => whose.has(subject))
      });
    for (const asked of periodsFor(scheme, booked, period)) {
      if (waiting.size === 0) break;
      const effects = effectsIn(asked, new Set(waiting.values()));
      for (const [entry, worth] of byEntry(effects, asked, bookedIn)) {
        if (!waiting.has(entry)) continue;
        known.set(entry, worth);
        if (worth.reason !== 'at-year-end') waiting.delete(entry);
      }
      if (periodKind(asked) === 'month' && takesMean(scheme, asked) && waiting.size < booked.length)
        addOfYear(known, effectsIn(year, new Set(booked.map(({ subject }) => subject))), waiting);
    }
  }
  return known;
}

function byYear(lines: readonly WorthLine[]): Map<string, WorthLine[]> {
  const years = new Map<string, WorthLine[]>();
  for (const line of lines) {
    const year = wholeYear(line.period);
    const own = years.get(year);
    if (own) own.push(line);
    else years.set(year, [line]);
  }
  return years;
}

/** The periods that may count these lines, the asked one first. */
function periodsFor(scheme: Scheme, lines: readonly WorthLine[], period: string | null): string[] {
  const month = lines[0]?.period ?? '';
  const around = periodsAround(period === null ? month : lastMonth(period)).filter((each) =>
    publishes(scheme, each)
  );
  const asked = period ?? wholeYear(month);
  const fits = around.filter((each) => contains(each, asked));
  return fits.length > 0 ? fits : around.slice(-1);
}

function takesMean(scheme: Scheme, month: string): boolean {
  return rulesOn(scheme, lastDay(month)).year.takes === 'mean-of-months';
}

/** Groups effects by entry. An entry may change two things: its item's points, and the year's. */
function byEntry(
  effects: readonly Effect[],
  period: string,
  bookedIn: ReadonlyMap<string, string>
): Map<string, LineWorth> {
  const found = new Map<string, LineWorth>();
  const add = (line: string, points: Hundredths, reason: Reason) => {
    const other = found.get(line);
    found.set(line, other ? { ...other, points: other.points + points } : { points, reason, ofYear: 0 });
  };
  for (const { entry, points, reason, because } of effects) {
    if (entry === null) continue;
    const [reversal] = because ?? [];
    const undone =
      reason === 'reversed' && reversal !== undefined && (bookedIn.get(entry) ?? '') < firstMonth(period);
    // The points of an earlier line are removed by its reversal, so they are shown there.
    if (undone) add(reversal, points, 'counted');
    else add(entry, points, reason);
  }
  return found;
}

/** Adds the effect on the year, beyond the mean of its months, of lines that a month has counted. */
function addOfYear(
  known: Map<string, LineWorth>,
  effects: readonly Effect[],
  waiting: ReadonlyMap<string, string>
): void {
  for (const { entry, points, month } of effects) {
    const worth = entry === null || month !== undefined ? undefined : known.get(entry);
    if (entry === null || !worth || waiting.has(entry)) continue;
    known.set(entry, { ...worth, ofYear: worth.ofYear + points });
  }
}

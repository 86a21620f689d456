import {
  lastDay,
  wholeYear,
  yearOf,
  firstMonth,
  lastMonth,
  periodKind,
  previousMonth,
  contains,
  monthOfYear
} from '$lib/calendar';
import {
  effectsOf,
  rulesOn,
  type Ballot,
  type Effect,
  type Entry,
  type Hundredths,
  type PaperMonths,
  type Reason,
  type Scheme,
  type Subject
} from '$lib/points';
import { publishedWith } from '../periods/closing';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import type { BookedEntry } from './ledger';

/** The change that a line makes. */
export interface LineWorth {
  points: Hundredths;
  reason: Reason;
  /** its effect on the year besides, which no month counts (E: −100 from the year's total); mostly 0 */
  ofYear: Hundredths;
}

/** The data for calculating the worth, besides the lines and the entries around them. */
interface WorthContext {
  scheme: Scheme;
  subjects: ReadonlyMap<string, Subject>;
  ballots: ReadonlyMap<string, Ballot[]>;
  paper: PaperMonths | undefined;
  /** the unit's first month (M15) */
  first: string;
  finished: string;
  period: string | null;
}

/**
 * Calculates the change that lines make in a period, the shortest one that counts them: for points that a
 * month leaves to the year's end (E1) it is their effect on the year so far. The data that all lines need
 * are read once.
 * @param period in which all lines are booked; null: each line counts in its own year. The ledger is read
 * up to the line with the number `upto`
 * @param subjects the unit's people
 * @returns by the line's number (流水号); a line that changes nothing may be missing
 */
export async function worthReckoner(
  stores: UnitStores,
  { period, upto, subjects }: { period: string | null; upto: number; subjects: readonly Subject[] }
): Promise<(lines: readonly BookedEntry[]) => Promise<Map<string, LineWorth>>> {
  const ballots = new Map<string, Ballot[]>();
  const context: WorthContext = {
    scheme: schemeOf(stores),
    ballots,
    period,
    subjects: new Map(subjects.map((subject) => [subject.id, subject])),
    finished: previousMonth(await stores.periods.open()),
    paper: await stores.takeovers.paper(),
    first: stores.unit.firstPeriod
  };
  return async (lines) => {
    const [first] = lines;
    if (!first) return new Map();
    const earliest = lines.reduce((month, line) => (line.period < month ? line.period : month), first.period);
    const concerned = [...new Set(lines.map(({ subject }) => subject))];
    // A reversal may undo a line of the year before; everything else of closed years is closed.
    const since = monthOfYear(yearOf(earliest) - 1, 1);
    const entries = await stores.ledger.scorable(concerned, { since, upto });
    for (const year of new Set(lines.map((line) => wholeYear(line.period))))
      if (!ballots.has(year)) ballots.set(year, await stores.ballots.counted(Number(year)));
    return worthIn(context, lines, entries);
  };
}

/** @param entries those of everybody whose lines they are */
function worthIn(
  { scheme, subjects, ballots, period, paper, first, finished }: WorthContext,
  lines: readonly BookedEntry[],
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

function byYear(lines: readonly BookedEntry[]): Map<string, BookedEntry[]> {
  const years = new Map<string, BookedEntry[]>();
  for (const line of lines) {
    const year = wholeYear(line.period);
    const own = years.get(year);
    if (own) own.push(line);
    else years.set(year, [line]);
  }
  return years;
}

/** The periods that may count these lines, the asked one first. */
function periodsFor(scheme: Scheme, lines: readonly BookedEntry[], period: string | null): string[] {
  const month = lines[0]?.period ?? '';
  const around = publishedWith(scheme, period === null ? month : lastMonth(period));
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

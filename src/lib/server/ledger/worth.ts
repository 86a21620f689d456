import { lastDay } from '$lib/calendar';
import { firstMonth, lastMonth, periodKind } from '$lib/notice';
import {
  previousMonth,
  rulesOn,
  score,
  type Ballot,
  type Effect,
  type Entry,
  type Hundredths,
  type Paper,
  type Reason,
  type Scheme,
  type Subject
} from '$lib/points';
import { publishedWith } from '../periods/closing';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import type { BookedEntry } from './ledger';

/** What a line changes. */
export interface Worth {
  points: Hundredths;
  reason: Reason;
  /** what it takes from the year besides, which no month counts (E: −100 from the year's total); 0 mostly */
  ofYear: Hundredths;
}

/** What it takes, besides the lines and the entries around them. */
interface Ground {
  scheme: Scheme;
  subjects: ReadonlyMap<string, Subject>;
  ballots: ReadonlyMap<string, Ballot[]>;
  paper: Paper | undefined;
  finished: string;
  period: string | null;
}

/**
 * Tells what lines change in a period, in the shortest one that counts it: what a month leaves to the year's end (E1)
 * tells what the year makes of it so far. What all lines need is read once.
 *
 * @param period in which all lines are booked; null: each tells what its own year makes of it. By the ledger as it was up
 *   to the line with the number `upto`
 * @param subjects the unit's people
 * @returns by the line's number (流水号); a line that changes nothing may be missing
 */
export async function worthReckoner(
  stores: UnitStores,
  { period, upto, subjects }: { period: string | null; upto: number; subjects: readonly Subject[] }
): Promise<(lines: readonly BookedEntry[]) => Promise<Map<string, Worth>>> {
  const ballots = new Map<string, Ballot[]>();
  const ground: Ground = {
    ...{ scheme: schemeOf(stores), ballots, period },
    subjects: new Map(subjects.map((subject) => [subject.id, subject])),
    finished: previousMonth(await stores.periods.open()),
    paper: await stores.takeovers.paper()
  };
  return async (lines) => {
    const [first] = lines;
    if (!first) return new Map();
    const earliest = lines.reduce((month, line) => (line.period < month ? line.period : month), first.period);
    const concerned = [...new Set(lines.map(({ subject }) => subject))];
    // A reversal may undo what was booked in the year before; all else of closed years is closed.
    const since = `${Number(earliest.slice(0, 4)) - 1}-01`;
    const entries = await stores.ledger.scorable(concerned, { since, upto });
    for (const year of new Set(lines.map((line) => line.period.slice(0, 4))))
      if (!ballots.has(year)) ballots.set(year, await stores.ballots.counted(Number(year)));
    return worthIn(ground, lines, entries);
  };
}

/** @param entries those of everybody whose lines they are */
function worthIn(
  { scheme, subjects, ballots, period, paper, finished }: Ground,
  lines: readonly BookedEntry[],
  entries: readonly Entry[]
): Map<string, Worth> {
  const known = new Map<string, Worth>();
  const monthOf = new Map(entries.map((entry) => [entry.id, entry.period]));
  for (const [year, booked] of byYear(lines)) {
    const waiting = new Map(booked.map(({ id, subject }) => [id, subject]));
    const effectsIn = (asked: string, whose: ReadonlySet<string>): Effect[] =>
      score({
        ...{ scheme, paper, finished, period: asked, ballots: ballots.get(year) ?? [] },
        subjects: [...whose].flatMap((id) => subjects.get(id) ?? []),
        entries: entries.filter(({ subject }) => whose.has(subject))
      }).rows.flatMap((row) => row.effects);
    for (const asked of periodsFor(scheme, booked, period)) {
      if (waiting.size === 0) break;
      const effects = effectsIn(asked, new Set(waiting.values()));
      for (const [entry, worth] of byEntry(effects, asked, monthOf)) {
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
    const year = line.period.slice(0, 4);
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
  const asked = period ?? month.slice(0, 4);
  const fits = around.filter(
    (each) => firstMonth(each) <= firstMonth(asked) && lastMonth(each) >= lastMonth(asked)
  );
  return fits.length > 0 ? fits : around.slice(-1);
}

function takesMean(scheme: Scheme, month: string): boolean {
  return rulesOn(scheme, lastDay(month)).year.takes === 'mean-of-months';
}

/** An entry may change two things: what it takes from its item, and what from the year. */
function byEntry(
  effects: readonly Effect[],
  period: string,
  monthOf: ReadonlyMap<string, string>
): Map<string, Worth> {
  const found = new Map<string, Worth>();
  const add = (line: string, points: Hundredths, reason: Reason) => {
    const other = found.get(line);
    found.set(line, other ? { ...other, points: other.points + points } : { points, reason, ofYear: 0 });
  };
  for (const { entry, points, reason, because } of effects) {
    if (entry === null) continue;
    const [reversal] = because ?? [];
    const undone =
      reason === 'reversed' && reversal !== undefined && (monthOf.get(entry) ?? '') < firstMonth(period);
    // What an earlier line counted goes with its reversal.
    if (undone) add(reversal, points, 'counted');
    else add(entry, points, reason);
  }
  return found;
}

/** What lines that a month has counted change in the year beyond the mean of its months. */
function addOfYear(
  known: Map<string, Worth>,
  effects: readonly Effect[],
  waiting: ReadonlyMap<string, string>
): void {
  for (const { entry, points, month } of effects) {
    const worth = entry === null || month !== undefined ? undefined : known.get(entry);
    if (entry === null || !worth || waiting.has(entry)) continue;
    known.set(entry, { ...worth, ofYear: worth.ofYear + points });
  }
}

import { yearOf, monthOf, daysOf, lastMonth, monthsOf, monthsFrom, quarterOf } from '$lib/calendar';
import {
  classOf,
  isClosedClass,
  publishes,
  rulesOn,
  servedHere,
  type Hundredths,
  type Item,
  type Scheme,
  type SchemeRules,
  type Statement,
  type Subject
} from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { quorumOf } from '../meetings/committee';
import { evaluatedLedger } from '../notices/corrected-ledger';
import { knownConcerns, unsettledSince, type Unsettled } from '../outcomes/unsettled';
import { closedWith } from '../periods/closing';
import { scorePeriod } from '../periods/score-period';
import type { PeriodVersion } from '../periods/corrected-results';
import { schemeOf } from '../periods/unit-scheme';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import { servesIn } from '../roster/spells';
import { namesApart } from '../roster/names-apart';
import { rosteredOn } from './entitled';
import { lateLines } from './late-lines';
import type { AssemblyRecord, Conclusion, AssemblyRuling } from './assemblies';

/** One member in the assembly's sheet. */
export interface MemberLine {
  subject: Subject;
  /** points of the quarter */
  points: Hundredths;
  /** balance at its end */
  balance: Hundredths | null;
  status: Statement['status'];
  entries: AssessedEntry[];
}

/** A proposal of the year that the assembly decides, of whoever the year ranks, also of those who left within it. */
export interface AssemblyProposal {
  /** outcome of the scheme */
  rule: string;
  subject: Subject;
  /** balance at the year's end */
  balance: Hundredths | null;
  /** the ruling that holds; null: none yet, or a correction has unsettled it */
  ruling: AssemblyRuling | null;
  /** why it is open again after a ruling; null: it isn't */
  unsettled: Unsettled | null;
  /** the ruling that a correction has unsettled; null: none */
  unsettledRuling: AssemblyRuling | null;
  /** rulings on it so far */
  no: number;
}

/** An entry of the quarter, with the points that it counts there. */
export interface AssessedEntry {
  entry: BookedEntry;
  points: Hundredths;
  /** the assembly's own: else the committee's first assessment */
  byAssembly: boolean;
  /** the entry that undoes it, or that takes it out of its closed year */
  undone: string | null;
}

/** A quarter as the assembly of all members evaluates it (D). */
export interface AssemblySheet {
  quarter: string;
  year: number;
  /** last day of the quarter */
  ends: string;
  scheme: Scheme;
  /** the rules at the year's end, by which its proposals are made */
  yearRules: SchemeRules;
  /** all records, the valid one last */
  records: AssemblyRecord[];
  record: AssemblyRecord | null;
  /** the members' names by 编号, those of one name told apart */
  names: ReadonlyMap<string, string>;
  /** members on the roster on the assembly's day; on the quarter's last until it has met */
  rostered: number;
  /** members who have to be present: more than half of those entitled */
  needed: number;
  conclusion: Conclusion | null;
  members: MemberLine[];
  /** proposals of the year that this assembly decides, in the order of the roster; none at any other quarter */
  proposals: AssemblyProposal[];
  /** the items of the scheme by which the assembly may add or take points */
  items: Item[];
  /** the month in which the assembly's entries are booked */
  booked: string;
}

/**
 * A quarter's sheet, all of one moment when read in `app.readTransaction`.
 * @param quarter `2026-Q3`
 * @throws Problem `unknown-scheme`; RangeError for a quarter that the scheme doesn't publish
 */
export async function assemblySheet(stores: UnitStores, quarter: string): Promise<AssemblySheet> {
  const year = yearOf(quarter);
  const days = daysOf(quarter);
  const { to: ends } = days;
  const scheme = schemeOf(stores, ends);
  const roster = await stores.roster.list();
  const entries = await stores.ledger.entries();
  const late = (await lateLines(stores, entries)).get(quarter);
  // A quarter that a notice has corrected reads as corrected, and with what its assembly adds after the seal.
  const { entries: counted, papers } = await evaluatedLedger(stores, quarter, { entries, late });
  const reckoned = await scorePeriod(stores, quarter, counted, papers ?? undefined);
  const rows = new Map(reckoned.rows.map((row) => [row.subject, row]));
  const graded = isGraded(stores, scheme, quarter) ? await gradedYear(stores, year, entries) : null;
  // A year ends with its last quarter, and so with one balance, also where only the year's notice was corrected.
  const balances = new Map(
    graded?.versions ? graded.result.rows.map(({ subject, balance }) => [subject, balance]) : []
  );
  const records = await stores.assemblies.records(quarter);
  const record = records[records.length - 1] ?? null;
  const open = await stores.periods.open();
  const yearRules = rulesOn(scheme, daysOf(String(year)).to);
  const own = new Set(records.map(({ decision }) => decision.id));
  const aside = new Set(late?.setOff.map(({ id }) => id));
  const undoing = new Map(
    entries.flatMap(({ id, reverses, revokes }) => {
      const target = aside.has(id) ? undefined : (reverses ?? revokes);
      return target === undefined ? [] : [[target, id]];
    })
  );
  const months = monthsOf(quarter);
  return {
    quarter,
    year,
    ends,
    scheme,
    yearRules,
    records,
    record,
    names: namesApart(roster),
    rostered: rosteredOn(roster, record?.decision.date ?? ends),
    // A default: a branch may ask for more.
    needed: quorumOf(record?.entitled ?? 0),
    conclusion: await stores.assemblies.conclusion(quarter),
    items: rulesOn(scheme, ends).items.filter(isEvaluated),
    booked: open > monthOf(ends) ? open : monthOf(ends),
    proposals: graded ? proposalsFor(roster, { decides: scheme.assembly?.decides ?? [], ...graded }) : [],
    // A quarter that isn't recorded whole is evaluated all the same: M15 keeps its members from a rank alone.
    members: roster
      // M10: somebody who wasn't there long enough is listed with the points that count in the quarter all the same, as in its seal.
      .filter((subject) => servesIn(servedHere(subject), days) || (rows.get(subject.id)?.points ?? 0) !== 0)
      .map((subject) => {
        const row = rows.get(subject.id);
        const effects = new Map((row?.effects ?? []).map((effect) => [effect.entry, effect.points]));
        return {
          subject,
          points: row?.points ?? 0,
          balance: balances.get(subject.id) ?? row?.balance ?? null,
          status: row?.status ?? 'not-ranked',
          entries: entries
            .filter((entry) => entry.subject === subject.id && inQuarter(entry))
            .map((entry) => ({
              entry,
              points: effects.get(entry.id) ?? 0,
              byAssembly: own.has(entry.decision),
              undone: undoing.get(entry.id) ?? null
            }))
        };
      })
  };

  /** Booked in its months; or later, by the assembly itself. */
  function inQuarter(entry: BookedEntry): boolean {
    return months.includes(entry.period) || (own.has(entry.decision) && !aside.has(entry.id));
  }
}

/** The grades that an assembly decides by the rules at the year's end, in their order; discipline only for who may see it. */
export function gradesOf(
  { scheme, yearRules }: Pick<AssemblySheet, 'scheme' | 'yearRules'>,
  closed: boolean
): SchemeRules['outcomes'] {
  return yearRules.outcomes.filter(
    ({ id }) => scheme.assembly?.decides.includes(id) && (closed || !isClosedClass(classOf(yearRules, id)))
  );
}

/** The quarter whose assembly decides a year's grades: the last one. */
export function gradingQuarter(year: string): string {
  return quarterOf(lastMonth(year));
}

/** Whether the quarter is the one with which its year is closed, whole or not (M15). */
function isGraded(stores: UnitStores, scheme: Scheme, quarter: string): boolean {
  return closedWith(scheme, lastMonth(quarter), stores.unit).includes(String(yearOf(quarter)));
}

/** The part of a year's result from which proposals follow. */
interface YearResult {
  rows: readonly { subject: string; balance: Hundredths | null }[];
  outcomes: readonly { rule: string; subjects: readonly string[] }[];
}

/** The result, as corrected, from which a year's proposals follow, and the rulings on them. */
interface GradedYear {
  result: YearResult;
  /** absent: the year wasn't corrected */
  versions: readonly PeriodVersion[] | undefined;
  rulings: readonly AssemblyRuling[];
}

/** A sealed year as corrected; one that isn't sealed yet by the ledger. */
async function gradedYear(
  stores: UnitStores,
  year: number,
  entries: readonly BookedEntry[]
): Promise<GradedYear> {
  const { periods, assemblies } = stores;
  const period = String(year);
  const rows = await periods.results(period);
  return {
    result:
      rows.length === 0
        ? await scorePeriod(stores, period, entries)
        : { rows, outcomes: await periods.outcomes(period) },
    versions: (await periods.versions(period)).get(period),
    rulings: await assemblies.rulings(year)
  };
}

/** The proposals of the rules that the assembly decides. A ruling whose proposal is gone holds no more. */
function proposalsFor(
  roster: readonly Subject[],
  { decides, result, versions, rulings }: GradedYear & { decides: readonly string[] }
): AssemblyProposal[] {
  const keyOf = ({ rule, subject }: Pick<AssemblyRuling, 'rule' | 'subject'>) => `${rule} ${subject}`;
  const proposed = new Set(
    result.outcomes.flatMap(({ rule, subjects }) => subjects.map((subject) => keyOf({ rule, subject })))
  );
  const concern = knownConcerns();
  const balances = new Map(result.rows.map(({ subject, balance }) => [subject, balance]));
  return decides.flatMap((rule) =>
    roster.flatMap((subject) => {
      const key = keyOf({ rule, subject: subject.id });
      const own = rulings.filter((ruling) => keyOf(ruling) === key);
      const last = own[own.length - 1] ?? null;
      const unsettled = last && unsettledSince(versions, last, concern);
      // A proposal that is gone is open again where the assembly confirmed it or gave another grade, so that it takes that back.
      if (!proposed.has(key) && !(unsettled && (last.upheld || last.given !== null))) return [];
      const balance = balances.get(subject.id) ?? null;
      const ruling = unsettled ? null : last;
      const unsettledRuling = unsettled ? last : null;
      return [{ rule, subject, balance, ruling, unsettled, unsettledRuling, no: own.length }];
    })
  );
}

/**
 * A digest of the points that the assembly was shown; concluding sends it back, so that exactly the shown
 * points are fixed.
 */
export function shownPoints({ quarter, record, members }: AssemblySheet): string {
  return digestOfShown([quarter, record?.id, members.map(({ subject, points }) => [subject.id, points])]);
}

/**
 * The quarters that an assembly evaluates, newest first, up to the one of today: those whose scheme has an
 * assembly at the quarter's end, whatever the unit has adopted since.
 * @throws Problem `unknown-scheme`
 */
export function evaluatedQuarters(stores: UnitStores, today: string): string[] {
  const begun = new Set(monthsFrom(stores.unit.firstPeriod, monthOf(today)).map(quarterOf));
  return [...begun].reverse().filter((quarter) => {
    const scheme = schemeOf(stores, daysOf(quarter).to);
    return scheme.assembly !== undefined && publishes(scheme, quarter);
  });
}

/** The last day of the quarter, or the assembly's own when it met before. */
export function dayOfEvaluation({ ends, record }: Pick<AssemblySheet, 'ends' | 'record'>): string {
  const met = record?.decision.date ?? ends;
  return met < ends ? met : ends;
}

/** Whether a person enters the item with points of their own choosing, or as a veto. */
function isEvaluated(item: Item): boolean {
  return (item.kind === 'allowance' && item.by === 'value') || item.kind === 'amount' || item.kind === 'veto';
}

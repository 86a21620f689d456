import {
  daysOf,
  isPresent,
  publishes,
  rulesOn,
  score,
  type Hundredths,
  type Item,
  type Scheme,
  type Statement,
  type Subject
} from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { scorable } from '../ledger/scorable';
import { quorumOf } from '../meetings/committee';
import { schemeOf } from '../periods/unit-scheme';
import { digestOfShown } from '../shown-digest';
import type { UnitStores } from '../store/unit-stores';
import { rosteredOn } from './entitled';
import type { AssemblyRecord, Conclusion, FlagRuling } from './assemblies';

/** What the assembly has before it of one member. */
export interface MemberLine {
  subject: Subject;
  /** of the quarter */
  points: Hundredths;
  /** at its end */
  balance: Hundredths | null;
  status: Statement['status'];
  entries: AssessedEntry[];
  /** proposals of the year that the assembly decides, by what stands */
  flags: { rule: string; ruling: FlagRuling | null }[];
}

/** An entry of the quarter, and what it counts there. */
export interface AssessedEntry {
  entry: BookedEntry;
  points: Hundredths;
  /** the assembly's own: else the committee's first assessment */
  byAssembly: boolean;
  /** the entry that undoes it */
  undone: string | null;
}

/** A quarter as the assembly of all members evaluates it (D). */
export interface AssemblySheet {
  quarter: string;
  year: number;
  /** last day of the quarter */
  ends: string;
  scheme: Scheme;
  /** all records, the one that stands last */
  records: AssemblyRecord[];
  record: AssemblyRecord | null;
  /** members on the roster on the assembly's day; on the quarter's last until it has met */
  rostered: number;
  /** members who have to be present: more than half of those entitled */
  needed: number;
  conclusion: Conclusion | null;
  members: MemberLine[];
  /** what may be added or taken off */
  items: Item[];
  /** the month in which the assembly's entries are booked */
  booked: string;
}

/**
 * A quarter's sheet, all of one moment when read in `house.view`.
 * @param quarter `2026-Q3`
 * @throws Problem `unknown-scheme`; RangeError for a quarter that the scheme doesn't publish
 */
export async function assemblySheet(stores: UnitStores, quarter: string): Promise<AssemblySheet> {
  const year = Number(quarter.slice(0, 4));
  const { to: ends } = daysOf(quarter);
  const scheme = schemeOf(stores, ends);
  const roster = await stores.roster.list();
  const entries = await stores.ledger.entries();
  const paper = await stores.takeovers.paper();
  const reckoned = (period: string) =>
    score({ scheme, subjects: roster, entries: scorable(entries), paper, period });
  const rows = new Map(reckoned(quarter).rows.map((row) => [row.subject, row]));
  const records = await stores.assemblies.records(quarter);
  const record = records[records.length - 1] ?? null;
  const open = await stores.periods.open();
  const decides = scheme.assembly?.decides ?? [];
  const proposed = decides.length === 0 ? [] : reckoned(String(year)).outcomes;
  const rulings = await stores.assemblies.rulings(year);
  const own = new Set(records.map(({ decision }) => decision.id));
  const undoing = new Map(entries.flatMap(({ id, reverses }) => (reverses === null ? [] : [[reverses, id]])));
  const months = monthsOf(quarter);
  return {
    ...{ quarter, year, ends, scheme, records, record },
    rostered: rosteredOn(roster, record?.decision.date ?? ends),
    // A default: a branch may ask for more.
    needed: quorumOf(record?.entitled ?? 0),
    conclusion: await stores.assemblies.conclusion(quarter),
    items: rulesOn(scheme, ends).items.filter(isEvaluated),
    booked: open > ends.slice(0, 7) ? open : ends.slice(0, 7),
    members: roster
      .filter((subject) => isPresent(subject, quarter))
      .map((subject) => {
        const row = rows.get(subject.id);
        const effects = new Map((row?.effects ?? []).map((effect) => [effect.entry, effect.points]));
        return {
          subject,
          points: row?.points ?? 0,
          balance: row?.balance ?? null,
          status: row?.status ?? 'not-ranked',
          entries: entries
            .filter((entry) => entry.subject === subject.id && inQuarter(entry))
            .map((entry) => ({
              entry,
              points: effects.get(entry.id) ?? 0,
              byAssembly: own.has(entry.decision),
              undone: undoing.get(entry.id) ?? null
            })),
          flags: decides.flatMap((rule) => flagOf(rule, subject.id))
        };
      })
  };

  /** Booked in its months; or later, by the assembly itself. */
  function inQuarter(entry: BookedEntry): boolean {
    return months.includes(entry.period) || own.has(entry.decision);
  }

  function flagOf(rule: string, subject: string): MemberLine['flags'] {
    const ruling = rulings.filter((each) => each.rule === rule && each.subject === subject).pop() ?? null;
    const flagged = proposed.some((outcome) => outcome.rule === rule && outcome.subjects.includes(subject));
    return flagged || ruling ? [{ rule, ruling }] : [];
  }
}

/** Names the points that the assembly has before it: who concludes, fixes what was shown. */
export function shownPoints({ quarter, record, members }: AssemblySheet): string {
  return digestOfShown([quarter, record?.id, members.map(({ subject, points }) => [subject.id, points])]);
}

/**
 * The quarters that an assembly evaluates, newest first, up to the one of the day: those whose scheme says so at their end,
 * whatever the unit has adopted since.
 *
 * @throws Problem `unknown-scheme`
 */
export function evaluatedQuarters(stores: UnitStores, today: string): string[] {
  return quartersOf(stores.unit.firstPeriod, today).filter((quarter) => {
    const scheme = schemeOf(stores, daysOf(quarter).to);
    return scheme.assembly !== undefined && publishes(scheme, quarter);
  });
}

/** The quarters from a first month to the one of a day, newest first. */
function quartersOf(firstPeriod: string, today: string): string[] {
  const quarterOf = (month: string) =>
    Number(month.slice(0, 4)) * 4 + Math.floor((Number(month.slice(5, 7)) - 1) / 3);
  const [first, last] = [quarterOf(firstPeriod), quarterOf(today)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, back) => {
    const at = last - back;
    return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
  });
}

function monthsOf(quarter: string): string[] {
  const [year = '', no = ''] = quarter.split('-Q');
  return [2, 1, 0].map((before) => `${year}-${String(Number(no) * 3 - before).padStart(2, '0')}`);
}

/** The last day of the quarter, or the assembly's own when it met before. */
export function dayOfEvaluation({ ends, record }: Pick<AssemblySheet, 'ends' | 'record'>): string {
  const met = record?.decision.date ?? ends;
  return met < ends ? met : ends;
}

/** What a person enters with points of their own choosing, and a veto. */
function isEvaluated(item: Item): boolean {
  return (item.kind === 'allowance' && item.by === 'value') || item.kind === 'amount' || item.kind === 'veto';
}

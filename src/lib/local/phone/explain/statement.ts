import {
  apartFromCorrections,
  asIfInTime,
  publishes,
  scoreEach,
  wholeYear,
  type Ballot,
  type Conversion,
  type EntryWithBasis,
  type PaperMonths,
  type Scheme,
  type Statement,
  type Subject
} from '../../../points';
import type { BallotSum, MyResult, MyState } from '../../../sync';
import { phoneScheme, sealedOf } from './my-period';

/** One's own period as the phone itself works it out. The effects together are exactly `statement.points` (M14). */
export interface MyStatement {
  statement: Statement;
  conversions: Conversion[];
}

/** Everything that a statement is worked out from; all of it is this member's own data. */
export interface Input {
  scheme: Scheme;
  subjects: [Subject];
  entries: EntryWithBasis[];
  ballots: Ballot[];
  paper: PaperMonths | undefined;
  /** the unit's first month (M15) */
  first: string;
  period: string;
  finished?: string;
}

/**
 * Scores a period from one's own entries, with the very rules of the server; a sealed one with the dates of its seal,
 * because a roster that was corrected since doesn't change it. Ranks need everyone's entries, so none is given. Null
 * when this version can't: the scheme has something that came after it.
 *
 * @param finished last month that is over, for the open one: standing awards wait for it
 */
export function statementOf(state: MyState, period: string, finished?: string): MyStatement | null {
  const input = inputOf(state, period, finished);
  if (!input) return null;
  const { rows, conversions } = scoreEach(input);
  const [statement] = rows;
  return statement
    ? { statement: apartFromCorrections(statement, input, correctsIn(state)), conversions }
    : null;
}

/**
 * The data that a period is calculated from; null when this version doesn't know the scheme, or the scheme
 * doesn't publish the period.
 */
export function inputOf(state: MyState, period: string, finished?: string): Input | null {
  const scheme = phoneScheme(state);
  const { firstPeriod: first } = state.unit;
  if (!scheme || !publishes(scheme, period, first)) return null;
  const { subject: id, name, ...now } = state.person;
  const sealed = sealedOf(state, period);
  const { pool, group, from, to, earlier } = sealed ?? now;
  const sums = sealed && 'ballots' in sealed ? (sealed.ballots ?? []) : [];
  return {
    scheme,
    subjects: [{ id, name, pool, group, from, to, ...(earlier && { earlier }) }],
    entries: entriesFor(state, period, scheme),
    ballots: sums.flatMap((one) => ballotsLike(one, id)),
    paper: paperOf(state),
    first,
    period,
    ...(finished === undefined ? {} : { finished })
  };
}

/** The entries by which a sealed period is explained: those that a published correction counts in it are booked there. */
function entriesFor(state: MyState, period: string, scheme: Scheme): EntryWithBasis[] {
  const entries = state.entries.map((entry) => ({ ...entry, subject: state.person.subject }));
  const inTime = new Set(sealedOf(state, period)?.inTime);
  const corrections = entries.flatMap((entry) =>
    inTime.has(entry.id) && entry.corrects ? [{ entry, of: entry.corrects }] : []
  );
  return asIfInTime(entries, corrections, { period, scheme });
}

function correctsIn({ entries }: MyState): Map<string, string> {
  return new Map(entries.flatMap(({ id, corrects }) => (corrects ? [[id, corrects]] : [])));
}

/** The months that the unit has taken over from paper, with one's own points. */
export function paperOf({ results, person }: Pick<MyState, 'results' | 'person'>): PaperMonths | undefined {
  const taken = results.filter(({ paper }) => paper);
  if (taken.length === 0) return undefined;
  const own = new Map(taken.map(({ period, points }) => [period, points]));
  return { months: [...own.keys()], points: new Map([[person.subject, own]]) };
}

/**
 * Builds as many ballots as there were, with the same sum: no rule asks for more (E7), and a phone gets no
 * more.
 */
function ballotsLike({ group, ballots, sum }: BallotSum, subject: string): Ballot[] {
  return Array.from({ length: ballots }, (_, n) => ({ subject, group, score: n === 0 ? (sum ?? 0) : 0 }));
}

/**
 * The period of a scheme that is open in a month: the month itself, or the year where no months are
 * published.
 */
export function openPeriod(scheme: Scheme | null, month: string): string {
  return !scheme || publishes(scheme, month) ? month : wholeYear(month);
}

/** Tells whether the phone's own calculation matches the sealed result. */
export function agreesWithSealed(own: Statement, sealed: MyResult): boolean {
  return own.points === sealed.points && own.balance === sealed.balance;
}

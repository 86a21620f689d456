import {
  publishes,
  score,
  understands,
  type Ballot,
  type Conversion,
  type Entry,
  type Paper,
  type Scheme,
  type Statement,
  type Subject
} from '../points';
import type { BallotSum, LongerResult, MyResult, MyState } from '../sync';

/** One's own period as the phone itself works it out. The effects together are exactly `statement.points` (M14). */
export interface MyStatement {
  statement: Statement;
  conversions: Conversion[];
}

/** What a statement is worked out from; all of it is this phone's own. */
export interface Input {
  scheme: Scheme;
  subjects: [Subject];
  entries: Entry[];
  ballots: Ballot[];
  paper: Paper | undefined;
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
  const { rows, conversions } = score(input);
  const [statement] = rows;
  return statement ? { statement, conversions } : null;
}

/** What a period is reckoned from; null when this version can't. */
export function inputOf(state: MyState, period: string, finished?: string): Input | null {
  const scheme = schemeOf(state);
  if (!scheme || !publishes(scheme, period)) return null;
  const { subject: id, name, ...now } = state.person;
  const sealed = sealedOf(state, period);
  const { pool, group, from, to } = sealed ?? now;
  const sums = sealed && 'ballots' in sealed ? (sealed.ballots ?? []) : [];
  return {
    scheme,
    subjects: [{ id, name, pool, group, from, to }],
    entries: state.entries.map((entry): Entry => ({ ...entry, subject: id })),
    ballots: sums.flatMap((one) => ballotsLike(one, id)),
    paper: paperOf(state),
    period,
    ...(finished === undefined ? {} : { finished })
  };
}

/** The months that the unit has taken over from paper, with one's own points. */
function paperOf({ results, person }: Pick<MyState, 'results' | 'person'>): Paper | undefined {
  const taken = results.filter(({ paper }) => paper);
  if (taken.length === 0) return undefined;
  const own = new Map(taken.map(({ period, points }) => [period, points]));
  return { months: [...own.keys()], points: new Map([[person.subject, own]]) };
}

/** The sealed period as the server fixed it. */
export function sealedOf(
  { results, longer }: Pick<MyState, 'results' | 'longer'>,
  period: string
): MyResult | LongerResult | undefined {
  return [...results, ...longer].find((result) => result.period === period);
}

/** As many ballots as there were, with their sum: rules ask for nothing else of them (E7), and a phone gets nothing else. */
function ballotsLike({ group, ballots, sum }: BallotSum, subject: string): Ballot[] {
  return Array.from({ length: ballots }, (_, n) => ({ subject, group, score: n === 0 ? (sum ?? 0) : 0 }));
}

/** The scheme that a phone reckons by; null when it says something that came after this version. */
export function schemeOf({ scheme }: Pick<MyState, 'scheme'>): Scheme | null {
  return understands(scheme.rules) ? scheme.rules : null;
}

/** What is open of a scheme in a month: the month itself, or where none are published the year. */
export function openPeriod(scheme: Scheme | null, month: string): string {
  return !scheme || publishes(scheme, month) ? month : month.slice(0, 4);
}

/** True when the phone's own reckoning is the sealed result's. */
export function agrees(own: Statement, sealed: MyResult): boolean {
  return own.points === sealed.points && own.balance === sealed.balance;
}

/** Against the sealed period before: how many places up (+) or down (−); null when one of them has no rank. */
export function placesWon(result: MyResult, before: MyResult | undefined): number | null {
  const ranked = before?.status === 'ranked' && result.status === 'ranked';
  return ranked && before.rank !== null && result.rank !== null ? before.rank - result.rank : null;
}

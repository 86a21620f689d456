import { type Fraction } from './fraction';

/** One line of the roster. `from`, `to`: YYYY-MM-DD or empty. */
export interface Subject {
  subject: string;
  pool: string;
  group: string;
  from: string;
  to: string;
}

/** One line of the ledger, read: `item` is an id (empty in a reversal), `value` a level's id or a number's text. */
export interface Entry {
  id: string;
  subject: string;
  item: string;
  date: string;
  period: string;
  quantity: number;
  value: string;
  matter: string;
  basis: string;
  reverses: string;
}

export interface Ballot {
  subject: string;
  group: string;
  score: Fraction;
}

export interface Books {
  roster: readonly Subject[];
  entries: readonly Entry[];
  ballots: readonly Ballot[];
}

export type Points = Record<string, Fraction>;

/** What the rules make of a subject's year up to and with a month (M5). */
export interface Year {
  /** Before rounding; `sections` and `adjustment` add up to it. */
  total: Fraction;
  sections: Points;
  /** What belongs to no section: a veto, a total's floor. */
  adjustment: Fraction;
  vetoed: boolean;
  incomplete: boolean;
}

export type Span = 'month' | 'quarter' | 'half-year' | 'year';

/** Months `first` to `last` of `year`. */
export interface Period {
  span: Span;
  year: number;
  first: number;
  last: number;
}

/** `not-ranked` goes before `incomplete` before `vetoed` (M11). */
export type Status = 'ranked' | 'vetoed' | 'incomplete' | 'not-ranked';

export interface Row {
  subject: string;
  pool: string;
  status: Status;
  points: Fraction;
  /** Null where the scheme has none: a month of E. */
  balance: Fraction | null;
  score: Fraction;
  rank: number | null;
  sections: Points;
  adjustment: Fraction;
}

export interface Outcome {
  rule: string;
  pool: string;
  subjects: string[];
}

export interface Conversion {
  rule: string;
  subject: string;
  value: Fraction;
}

/** A tie that is for people to decide; `period` where it isn't that of the result: a quarter of C's. */
export interface Tie {
  rule: string;
  pool: string;
  subjects: string[];
  period?: string;
}

import { type Items } from './item';
import { type Fraction } from './fraction';
import {
  type Books,
  type Conversion,
  type Entry,
  type Outcome,
  type Period,
  type Row,
  type Span,
  type Subject,
  type Tie,
  type Year
} from './words';

/** A scheme: what the sections 3–7 of the rules say on it. */
export interface Rules {
  id: string;
  /** Years in force; `until` null: no end. */
  since: number;
  until: number | null;
  base: Fraction;
  sections: readonly string[];
  items: Items;
  /** Spans that are published, and which of the two figures ranks them. */
  score: Partial<Record<Span, 'points' | 'balance'>>;
  /** The groups that vote, where the scheme has a ballot. */
  ballotGroups?: readonly string[];
  /** Of entries of one subject and matter: those that don't count, since others of it are worth more (M8). */
  outdone: (matter: readonly Entry[]) => readonly Entry[];
  /** Of the entries that count: `ytd(k)` and what it is made of. */
  year: (of: { subject: Subject; entries: readonly Entry[]; year: number; k: number; books: Books }) => Year;
  /** Where the scheme isn't M5's: E. Null: M5. */
  ownResult?: (of: { subject: Subject; period: Period; books: Books; rules: Rules }) => OwnResult;
  outcomes: (of: OutcomesOf) => { outcomes: Outcome[]; ties: Tie[] };
  conversions?: (of: { books: Books; period: Period; rules: Rules }) => Conversion[];
}

export interface OwnResult {
  points: Fraction;
  balance: Fraction | null;
  year: Year;
}

export interface OutcomesOf {
  rows: readonly Row[];
  books: Books;
  period: Period;
  rules: Rules;
}

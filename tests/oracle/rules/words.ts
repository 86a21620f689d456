import { type OracleFraction } from './fraction';

/** One line of the roster. `from` and `to` are YYYY-MM-DD or ''. */
export interface OracleService {
  pool: string;
  group: string;
  from: string;
  to: string;
}

/** Somebody on the roster, with as many lines as there are of them (M16). */
export interface OracleSubject {
  subject: string;
  name: string;
  services: readonly OracleService[];
  /** the ledger's first month, YYYY-MM or '', the same for everybody (M15) */
  first: string;
}

/**
 * One line of the ledger as read: `item` is an id ('' in a reversal), `value` a level's id or a number's
 * text.
 */
export interface OracleEntry {
  id: string;
  subject: string;
  item: string;
  date: string;
  period: string;
  quantity: number;
  value: string;
  matterText: string;
  basis: string;
  reverses: string;
}

export interface OracleBallot {
  subject: string;
  group: string;
  score: OracleFraction;
}

export interface Books {
  roster: readonly OracleSubject[];
  entries: readonly OracleEntry[];
  ballots: readonly OracleBallot[];
  /** sealed periods by name (M16); on the command line there are none */
  sealed?: ReadonlyMap<string, OracleSealed>;
}

/** A sealed period: its rows as they were, and whom people confirmed as last. */
export interface OracleSealed {
  rows: readonly OracleRow[];
  last: readonly string[];
}

export type Points = Record<string, OracleFraction>;

/** A subject's year up to and including a month, by the rules (M5). */
export interface OracleYear {
  /** before rounding; `sections` and `adjustment` add up to it */
  total: OracleFraction;
  sections: Points;
  /** points of no section: a veto, a total's floor */
  adjustment: OracleFraction;
  vetoed: boolean;
  incomplete: boolean;
}

export type OracleSpan = 'month' | 'quarter' | 'half-year' | 'year';

/** The months `first` to `last` of `year`. */
export interface OraclePeriod {
  span: OracleSpan;
  year: number;
  first: number;
  last: number;
}

/** `not-ranked` precedes `incomplete`, which precedes `vetoed` (M11). */
export type OracleStatus = 'ranked' | 'vetoed' | 'incomplete' | 'not-ranked';

export interface OracleRow {
  subject: string;
  pool: string;
  status: OracleStatus;
  points: OracleFraction;
  /** null where the scheme has none, as for a month of E */
  balance: OracleFraction | null;
  score: OracleFraction;
  rank: number | null;
  sections: Points;
  adjustment: OracleFraction;
}

export interface OracleOutcome {
  rule: string;
  pool: string;
  subjects: string[];
}

export interface OracleConversion {
  rule: string;
  subject: string;
  value: OracleFraction;
}

/**
 * A tie that people have to decide, once for each rule, pool and people. `periods` are given where they differ from
 * the result's: the quarters of C's.
 */
export interface OracleTie {
  rule: string;
  pool: string;
  subjects: string[];
  periods?: string[];
}

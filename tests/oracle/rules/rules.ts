import { type Items } from './item';
import { type OracleFraction } from './fraction';
import {
  type Books,
  type OracleConversion,
  type OracleEntry,
  type OracleOutcome,
  type OraclePeriod,
  type OracleRow,
  type OracleSpan,
  type OracleSubject,
  type OracleTie,
  type OracleYear
} from './words';

/** A scheme: what sections 3–7 of the rules say about it. */
export interface OracleRules {
  id: string;
  /** years in force; `until` is null without an end */
  since: number;
  until: number | null;
  base: OracleFraction;
  sections: readonly string[];
  items: Items;
  /** published spans, and which of the two figures ranks them */
  score: Partial<Record<OracleSpan, 'points' | 'balance'>>;
  /** the groups that vote, if the scheme has a ballot */
  ballotGroups?: readonly string[];
  /** the entries of one subject and matter that don't count, because others of it are worth more (M8) */
  outdone: (matter: readonly OracleEntry[]) => readonly OracleEntry[];
  /** from the entries that count, `ytd(k)` and its parts */
  year: (of: {
    subject: OracleSubject;
    entries: readonly OracleEntry[];
    year: number;
    k: number;
    books: Books;
  }) => OracleYear;
  /** the scheme's own result where it differs from M5 (E); null where M5 applies */
  ownResult?: (of: {
    subject: OracleSubject;
    period: OraclePeriod;
    books: Books;
    rules: OracleRules;
  }) => OracleResult;
  outcomes: (of: OutcomesOf) => { outcomes: OracleOutcome[]; ties: OracleTie[] };
  conversions?: (of: { books: Books; period: OraclePeriod; rules: OracleRules }) => OracleConversion[];
}

export interface OracleResult {
  points: OracleFraction;
  balance: OracleFraction | null;
  year: OracleYear;
}

export interface OutcomesOf {
  rows: readonly OracleRow[];
  books: Books;
  period: OraclePeriod;
  rules: OracleRules;
}

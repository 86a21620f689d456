import type { Hundredths } from '../hundredths';
import type { Period } from '../../calendar';
import type { Path } from '../scheme/scheme-lines';

/** A ranked subject of a pool. */
export interface RankedStanding {
  subject: string;
  rank: number;
  score: Hundredths;
}

/** Everything that an outcome may look at, of one pool. */
export interface Field {
  period: Period;
  /** the ranked ones, in rank order */
  standings: readonly RankedStanding[];
  /** the whole roster's: rank order, then those without a rank */
  everyone: readonly string[];
  /** results of the scheme's earlier rules */
  decided: ReadonlyMap<string, readonly string[]>;
  /** sum of the quantities entered for an item in the period's year */
  amountOf(subject: string, item: string): number;
  groupOf(subject: string): string;
  /** the ranked ones of one of the periods that the rule looks back at; none where the scheme wasn't in force */
  past(period: string): readonly RankedStanding[];
}

/** A tie that people have to decide (M12); `period`: in an earlier one. */
export interface Tie {
  subjects: string[];
  period?: string;
}

/** The subjects whom a rule concerns in one pool. */
export interface ConcernedSubjects {
  subjects: string[];
  ties?: Tie[];
}

/**
 * How outcomes of one kind find the subjects whom they concern. Each kind has a file, and
 * `outcomes/index.ts` lists them.
 */
export interface OutcomeKind<R> {
  concerned(rule: R, field: Field): ConcernedSubjects;
  /** earlier rules, and items, that the rule names */
  names(rule: R): { except?: readonly string[]; items?: { item: string; at: Path }[] };
  /** whether the rule is decided in this period; default: in each period of its kind */
  isDue?(rule: R, period: Period): boolean;
  /** other periods whose standings it looks at */
  looksBack?(rule: R, period: Period): string[];
}

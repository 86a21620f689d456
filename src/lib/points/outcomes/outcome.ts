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
  /** whether somebody is of this pool, ranked or not */
  has(subject: string): boolean;
}

/** One of the periods that a rule looks back at, as it was then (M16). */
export interface PastField<R> {
  /** the ranked ones of each pool, in rank order; none where the scheme wasn't in force */
  pools: readonly (readonly RankedStanding[])[];
  /** the rule as it was in force; null: there was none then */
  rule: R | null;
  /** those whom another outcome concerned: where the period is sealed, as people decided */
  concernedBy(outcome: string): ReadonlySet<string>;
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
  /** @param past gives one of the periods of `looksBack` */
  concerned(rule: R, field: Field, past: (period: string) => PastField<R>): ConcernedSubjects;
  /** earlier rules, and items, that the rule names */
  names(rule: R): {
    except?: readonly string[];
    /** an earlier rule of the kind `bottom-share` */
    confirmedAs?: string;
    items?: { item: string; at: Path }[];
  };
  /** the keys that say how many people the rule concerns: a change of them takes effect from the next period (M16) */
  sizes?(rule: R): Partial<R>;
  /** whether the rule is decided in this period; default: in each period of its kind */
  isDue?(rule: R, period: Period): boolean;
  /** periods whose standings, or outcomes, it looks at */
  looksBack?(rule: R, period: Period): string[];
}

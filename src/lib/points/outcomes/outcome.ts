import type { Hundredths } from '../hundredths';
import type { Period } from '../period';
import type { Path } from '../scheme-lines';

/** A ranked subject of a pool. */
export interface Standing {
  subject: string;
  rank: number;
  score: Hundredths;
}

/** Everything that an outcome may look at, of one pool. */
export interface Field {
  period: Period;
  /** the ranked ones, in rank order */
  standings: readonly Standing[];
  /** the whole roster's: rank order, then those without a rank */
  everyone: readonly string[];
  /** what earlier rules of the scheme found */
  decided: ReadonlyMap<string, readonly string[]>;
  /** how much was entered for an item in the period's year, by quantity */
  amountOf(subject: string, item: string): number;
  groupOf(subject: string): string;
  /** the ranked ones of one of the periods that the rule looks back at; none where the scheme wasn't in force */
  past(period: string): readonly Standing[];
}

/** A tie that people have to decide (M12); `period`: in an earlier one. */
export interface Tie {
  subjects: string[];
  period?: string;
}

/** Whom a rule concerns in one pool. */
export interface Concerned {
  subjects: string[];
  ties?: Tie[];
}

/** How outcomes of one kind find whom they concern. One file each; `outcomes/index.ts` lists them. */
export interface OutcomeKind<R> {
  concerned(rule: R, field: Field): Concerned;
  /** earlier rules, and items, that the rule names */
  names(rule: R): { except?: readonly string[]; items?: { item: string; at: Path }[] };
  /** the rule is decided in this period; default: in each of its kind */
  isDue?(rule: R, period: Period): boolean;
  /** other periods whose standings it looks at */
  looksBack?(rule: R, period: Period): string[];
}

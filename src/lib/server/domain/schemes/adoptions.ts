import type { Day } from '$lib/calendar';
import type { ParameterValues, Scheme, VersionSpan } from '$lib/points';
import type { Decision } from '../decisions/decisions';

interface Recorded {
  /** from 1, in the order in which they were recorded */
  no: number;
  /** the first day that it concerns, YYYY-MM-DD */
  from: Day;
  /** the resolution that it rests on; null for what a unit was founded with */
  decision: Decision | null;
  account: string | null;
  /** instant, ISO 8601; null: the unit was founded with it, outside of any recorded command */
  recorded: string | null;
}

/** A scheme with an adopter's values, in force from a day (采用). */
export interface SchemeAdoption extends Recorded {
  action: 'adopt';
  /** id of the scheme, as its text says it */
  scheme: string;
  parameters: ParameterValues;
  /** names text and values: see `schemeDigest` */
  digest: string;
  withdrawn: boolean;
}

/** A line by which nothing is in force from a day on (停用). */
export interface SchemeRetirement extends Recorded {
  action: 'retire';
  withdrawn: boolean;
}

/** Takes back an earlier one that wasn't in force yet (撤回); `from` is that one's. */
export interface AdoptionWithdrawal extends Recorded {
  action: 'withdraw';
  withdraws: number;
}

export type AdoptionLine = SchemeAdoption | SchemeRetirement | AdoptionWithdrawal;

/** Days on which a unit uses one of its adoptions. */
export interface AdoptedSpan extends VersionSpan {
  no: number;
}

/** One change of a unit's rules, from a day on. */
export type AdoptionChange = {
  from: Day;
  /** id of the decision; null at the founding, and where a line is taken back */
  decision: string | null;
} & (
  | { action: 'adopt'; text: string; parameters: ParameterValues; scheme: string }
  | { action: 'retire' }
  | { action: 'withdraw'; withdraws: number }
);

/** A change that one account has put up, and that another one adopts or turns down. It fixes nothing. */
export interface AdoptionProposal {
  id: string;
  change: AdoptionChange;
  decision: Decision | null;
  /** digest of exactly this change, so that the shown one is adopted */
  shown: string;
  /** account */
  by: string;
  /** instant, ISO 8601 */
  at: string;
}

/** A change that was put up and not adopted: its proposer took it back, or another account turned it down. */
export interface RefusedAdoption {
  id: string;
  action: AdoptionChange['action'];
  /** id of the scheme; '' where none was to be adopted */
  scheme: string;
  from: Day;
  /** account that put it up */
  by: string;
  /** account that refused it */
  refusedBy: string;
  /** instant, ISO 8601 */
  refused: string;
  /** '' where the proposer took it back, or the reason was erased */
  reason: string;
}

/**
 * One unit's adoptions, as they were when its stores were bound. They only grow: an adoption is ended by a
 * later line.
 */
export interface Adoptions {
  /** oldest first */
  lines: readonly AdoptionLine[];
  /**
   * The adoptions in the order of their dates, without those that are withdrawn or never count.
   * @throws Problem `scheme-unreadable`
   */
  spans(): readonly AdoptedSpan[];
  /**
   * All of them as one scheme with several versions; it bears the names of the one in force on a day, by
   * default today.
   * @throws Problem `unknown-scheme` when the unit never had one, `scheme-unreadable`
   */
  scheme(on?: Day): Scheme;
  /** names exactly these rules, on all days: see `rulesDigest` */
  digest(): string;
  /** YAML of one; null when there is no such line */
  textOf(no: number): Promise<string | null>;
  /**
   * the change that was put up last, unless it was adopted or refused; it may have lapsed (`adoptionPutUp`), and then waits
   * for nobody
   */
  proposal(): Promise<AdoptionProposal | null>;
  /** changes that were put up and not adopted, newest first */
  refused(): Promise<RefusedAdoption[]>;
  /** ids of the decisions that refused changes, and the one that waits, were put up with */
  unadoptedDecisions(): Promise<string[]>;
  /** Puts a change up, and gives the proposal's id. */
  propose(change: AdoptionChange, by: { shown: string; account: string }): Promise<string>;
  /** Ends the proposal that waits; `reason` is '' when its own account takes it back. */
  refuse(refusal: { proposal: string; account: string; reason: string }): Promise<void>;
  /**
   * Records the change that waits as agreed to by another account, and gives its line's number. Stores that are
   * bound already don't have it.
   */
  adopt(proposal: AdoptionProposal, account: string): Promise<number>;
}

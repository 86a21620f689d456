import type { RowsDone } from '../../platform/command/observed-work';
import type { Conversion } from '$lib/points';
import type { RosterPerson } from '../roster/spells';
import type { PeriodVersion, ResultCorrection } from './corrected-results';

/**
 * A subject's figures when the period was sealed, points in hundredths, and the roster's facts then:
 * whoever calculates the period again takes these, and not the present roster.
 */
export interface SealedResult extends Pick<RosterPerson, 'pool' | 'group' | 'from' | 'to' | 'earlier'> {
  subject: string;
  status: 'ranked' | 'not-ranked' | 'incomplete' | 'vetoed';
  points: number;
  /** null: the scheme keeps none in this period (E's month) */
  balance: number | null;
  /** the figure that ranked: the points or the balance (M5) */
  score: number;
  rank: number | null;
}

/** A sealed result as supplementary notices leave it. */
export interface CorrectedResult extends SealedResult {
  /** only where a supplementary notice has changed these figures since */
  corrected?: ResultCorrection;
}

/**
 * The people whom a rule of the scheme concerned when the period was sealed: a proposal for people to
 * decide (M12).
 */
export interface SealedOutcome {
  rule: string;
  /** in rank order, then by number */
  subjects: string[];
  /** those in a tie too large for a scarce reward: people decide who of them gets it */
  undecided: string[];
}

/** All that the seal of one period fixes. */
export interface SealedPeriod {
  period: string;
  results: SealedResult[];
  outcomes: SealedOutcome[];
  conversions: Conversion[];
}

/** A month's end: the periods that are sealed in one command. */
export interface MonthClosing {
  month: string;
  /** names the rules that all of them were calculated by: see `rulesDigest` */
  scheme: string;
  /** shortest first; the month is among them only where the scheme publishes months */
  periods: readonly SealedPeriod[];
}

/** One's own figures of a period, with how many were ranked in the pool and the mean of what ranked (hundredths, rounded). */
export interface OwnResult extends CorrectedResult {
  period: string;
  sealed: string;
  ranked: number;
  mean: number | null;
}

/** Rules of the scheme that concern somebody in a sealed period, and what the points buy there. */
export interface OwnConsequences {
  outcomes: { rule: string; undecided: boolean }[];
  conversions: Omit<Conversion, 'subject'>[];
}

export interface Seal {
  period: string;
  /** instant, ISO 8601 */
  sealed: string;
  /** the number of its change: ledger lines before it are counted */
  seq: number;
  /** names the rules that it was calculated by */
  scheme: string;
  /** covers the ledger up to there; null: taken over from paper */
  digest: string | null;
  /** accounts; null: taken over from paper */
  proposedBy: string | null;
  sealedBy: string | null;
}

/** A proposal to seal; it is valid until it is sealed, withdrawn, or replaced by a newer one. */
export interface SealProposal {
  id: string;
  /** number of its change; what was booked later has a higher one */
  seq: number;
  /** the month */
  period: string;
  /** digest of the shown draft: another draft makes it void */
  shown: string;
  /** account */
  by: string;
  /** instant, ISO 8601 */
  at: string;
}

/** One unit's periods. The ledger is closed month by month: a sealed one never opens again (M4). */
export interface Periods {
  /** in the order in which they end, the shorter first */
  seals(): Promise<Seal[]>;
  /** the month after the last sealed one, or the unit's first month */
  open(): Promise<string>;
  /** number of people ranked as corrected, by sealed period that has results */
  rankedCounts(): Promise<Map<string, number>>;
  /** a sealed period's results as corrected by supplementary notices: what every face shows, in the order of 编号 */
  results(period: string): Promise<CorrectedResult[]>;
  /** the results of the seal alone, whatever was corrected since: what the period's own notice has published */
  sealedResults(period: string): Promise<SealedResult[]>;
  /** the corrected periods, each as it was sealed and then after every supplementary notice, oldest first */
  versions(period?: string): Promise<Map<string, PeriodVersion[]>>;
  /** outcomes of a sealed period as corrected, by rule */
  outcomes(period: string): Promise<SealedOutcome[]>;
  /** conversions of a sealed period as corrected, by rule and number */
  conversions(period: string): Promise<Conversion[]>;
  /** `outcomes` and `conversions` of every sealed period that has some */
  consequences(): Promise<Map<string, Pick<SealedPeriod, 'outcomes' | 'conversions'>>>;
  /** the sealed periods that hold a result of each person, in the order in which they end */
  sealedPeriods(): Promise<Map<string, string[]>>;
  /**
   * every sealed period of one subject as corrected, in the order in which they end; only those sealed or corrected after a
   * change, when given
   */
  resultsOf(subject: string, filter?: { after: number }): Promise<OwnResult[]>;
  /** by sealed period */
  consequencesOf(subject: string): Promise<Map<string, OwnConsequences>>;
  /** the newest proposal for the open month, unless it was taken back; it may have lapsed (`sealPutUp`) */
  proposal(): Promise<SealProposal | null>;
  /** @returns its id */
  propose(proposal: { period: string; shown: string; account: string }): Promise<string>;
  withdraw(withdrawal: { proposal: string; account: string }): Promise<void>;
  /**
   * @param by the account that seals, and what somebody else has proposed: the database refuses anything else
   * @returns the digest of the seal (see `sealDigest`)
   * @throws Problem `already-sealed`, `not-open`
   */
  seal(closing: MonthClosing, by: { proposal: string; account: string }, done?: RowsDone): Promise<string>;
}

import type { RowsDone } from '../work';
import type { Paper } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import type { SealedPeriod, SealProposal } from '../periods/periods';

/** On what a period rests that was taken over from paper. */
export interface TakenOver {
  period: string;
  /** who decided the paper's figures, when, and in which minutes */
  decision: Decision;
  /** day of the paper notice; null: none is known, or the period was reckoned from its months */
  noticed: string | null;
  /** its ranks stood on the paper; otherwise they follow from its points (M11) */
  paperRanks: boolean;
  /** over the period, its basis and everybody's figures */
  digest: string;
}

/** A period that is to be taken over; `decision` is the id of a recorded one. */
export interface TakingOver {
  sealed: SealedPeriod;
  decision: string;
  noticed: string | null;
  paperRanks: boolean;
  digest: string;
}

/** What one unit has taken over from paper. */
export interface Takeovers {
  /** in the order in which they were taken over: the shorter first of those that end together */
  list(): Promise<TakenOver[]>;
  /** the months among them, with everybody's points, as scoring takes them; undefined when there are none */
  paper(): Promise<Paper | undefined>;
  /** something of the unit is sealed, or its first month is proposed to be: that would leave out what comes before it */
  isTooLate(): Promise<boolean>;
  /** what somebody has proposed to take over, and nobody has taken back */
  proposal(): Promise<SealProposal | null>;
  /**
   * Seals periods as the paper has them; the unit's periods begin with the first of them.
   * @param about what somebody has proposed, and the account that confirms it: the database refuses the same one; `scheme`
   *   names the rules that longer periods and ranks were reckoned by
   * @throws Problem `takeover-too-late` when `isTooLate`, `proposal-gone`
   */
  record(
    periods: readonly TakingOver[],
    about: { scheme: string; proposal: string; account: string },
    done?: RowsDone
  ): Promise<void>;
}

import type { RowsDone } from '../../platform/command/observed-work';
import type { PaperMonths } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import type { SealedPeriod, SealProposal } from '../periods/periods';

/** A period that was taken over from paper, with its ground. */
export interface TakenOver {
  period: string;
  /** the decision on the paper's figures, with its body, date and minutes */
  decision: Decision;
  /** day of the paper notice; null: none is known, or the period was calculated from its months */
  noticed: string | null;
  /** its ranks were on the paper; otherwise they follow from its points (M11) */
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

/** One unit's periods taken over from paper. */
export interface Takeovers {
  /** in the order in which they were taken over: the shorter first of those that end together */
  list(): Promise<TakenOver[]>;
  /** the months among them, with everybody's points, as scoring takes them; undefined when there are none */
  paper(): Promise<PaperMonths | undefined>;
  /** the proposal to take over that nobody has withdrawn */
  proposal(): Promise<SealProposal | null>;
  /**
   * Seals periods with the paper's figures; the unit's periods begin with the first of them.
   * @param about the proposal, and the account that confirms it: the database refuses the proposer's own;
   * `scheme` names the rules that longer periods and ranks were calculated by
   * @throws Problem `takeover-too-late` once anything is sealed, `proposal-gone`
   */
  record(
    periods: readonly TakingOver[],
    about: { scheme: string; proposal: string; account: string },
    done?: RowsDone
  ): Promise<void>;
}

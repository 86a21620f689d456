import type { Day } from '$lib/calendar';

/** The facts that a claim states about somebody. */
export interface ClaimFields {
  /** id in the scheme */
  item: string;
  date: Day;
  quantity: number;
  /** canonical, as the item's kind reads it; '' when it needs none */
  value: string;
  /** 同一事项 */
  matterText: string;
  /** number of the paper that it rests on (依据) */
  basis: string;
  /** a short description of what happened (简要说明) */
  story: string;
}

/**
 * The ways in which a claim comes: from the member, from a colleague who saw it, or on paper that the
 * recorder keyed in.
 */
export type ClaimWay = 'own' | 'reported' | 'paper';

/**
 * The steps of a claim (申报): declared; answered by the person whom it is about; corrected after it was sent
 * back; withdrawn; sent back; put before the meeting; merged with another one; decided; put before the
 * meeting as a false declaration, and found to be one or cleared by it; and the last check undone (撤销) by the
 * person who did it.
 */
export type ClaimAction =
  | 'declare'
  | 'answer'
  | 'amend'
  | 'withdraw'
  | 'return'
  | 'forward'
  | 'merge'
  | 'rule'
  | 'suspect'
  | 'find-false'
  | 'clear'
  | 'undo';

/**
 * One step of a claim. Fields that don't belong to its action are null; words are '' when erased or not given.
 */
export interface ClaimStep {
  /** counted within the claim, from 1: an actor sends the number of the last step that they saw */
  no: number;
  action: ClaimAction;
  account: string;
  /** instant */
  at: string;
  /** for declaring and correcting, and for forwarding when the recorder adjusted something */
  fields: ClaimFields | null;
  /** answer: it was so */
  agrees: boolean | null;
  /** merge: id of the claim that stands for both; suspect: of the one by which the meeting decides */
  into: string | null;
  /** rule */
  ruling: { meeting: string; granted: boolean; entry: string | null } | null;
  /** opinion, reason, reply */
  words: string;
}

/** Something that may be credited (申报), with all that was done with it. */
export interface Claim {
  id: string;
  /** `no` counts within the year */
  year: number;
  no: number;
  /** 编号 of the person whom it is about */
  subject: string;
  way: ClaimWay;
  /** account; for a reported claim only the recorder may know it */
  declaredBy: string;
  /** instant */
  declared: string;
  /** number of the paper form, when it came on paper */
  paper: string;
  /** the day on which the paper form came, which counts as declared; null when it didn't come on paper */
  received: Day | null;
  /** at least one: declare */
  steps: ClaimStep[];
}

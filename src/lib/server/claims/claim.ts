import type { Day } from '$lib/calendar';

/** What a claim says that somebody did. */
export interface ClaimFields {
  /** id in the scheme */
  item: string;
  date: Day;
  quantity: number;
  /** canonical, as the item's kind reads it; '' when it needs none */
  value: string;
  /** 同一事项 */
  matter: string;
  /** number of the paper that it rests on (依据) */
  basis: string;
  /** what happened, in a few words (简要说明) */
  story: string;
}

/** How it came: by the member, by a colleague who saw it, or on paper that the recorder keyed in. */
export const claimWays = ['own', 'reported', 'paper'] as const;
export type ClaimWay = (typeof claimWays)[number];

/**
 * What is done with a claim (申报): declared; answered by whom it is about; mended after it was sent back; withdrawn; sent back;
 * put before the meeting; found to be one with another; decided; and the last of these put back (撤销), by whoever did it.
 */
export type ClaimAct =
  'declare' | 'answer' | 'mend' | 'withdraw' | 'return' | 'forward' | 'merge' | 'rule' | 'undo';

/** One thing done with a claim. What doesn't belong to its act is null; words are '' when erased or not given. */
export interface ClaimStep {
  /** counts within the claim, from 1: who acts names the last that they saw */
  no: number;
  act: ClaimAct;
  account: string;
  /** instant */
  at: string;
  /** on declare and mend, and on forward when the recorder adjusted something */
  fields: ClaimFields | null;
  /** answer: it was so */
  agrees: boolean | null;
  /** merge: id of the claim that stands for both */
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
  /** 编号 of whom it is about */
  subject: string;
  way: ClaimWay;
  /** account; of a reported one only the recorder may know it */
  declaredBy: string;
  /** instant */
  declared: string;
  /** number of the paper form, when it came on paper */
  paper: string;
  /** at least one: declare */
  steps: ClaimStep[];
}

import type { Day } from '$lib/calendar';
import type { ActsOf } from './claim-standing';
import type { Claim, ClaimAct, ClaimFields, ClaimStep, ClaimWay } from './claim';

export interface NewClaim {
  year: number;
  subject: string;
  way: ClaimWay;
  account: string;
  fields: ClaimFields;
  paper: string;
}

/** Where the next claim about somebody stands: it holds as long as the transaction in which it is asked. */
export interface ClaimPlace {
  subjectId: string;
  /** within the year */
  no: number;
}

/** A step to be added; what isn't given is null. */
export interface NewStep {
  claim: string;
  /** number of the last step that whoever acts has seen */
  seen: number;
  act: ClaimAct;
  account: string;
  fields?: ClaimFields;
  agrees?: boolean;
  into?: string;
  ruling?: ClaimStep['ruling'];
  words?: string;
}

/** Which claims: those that nothing has ended, those about or by somebody, these. */
export interface ClaimFilter {
  unended?: true;
  /** 编号 */
  subject?: string;
  /** account */
  declaredBy?: string;
  ids?: readonly string[];
  /** declared in it */
  year?: number;
  /** of which this account did something at this instant or later */
  touched?: { by: string; since: string };
  /** decided in this meeting */
  meeting?: string;
  /** that became these ledger lines, by their numbers: no more than one statement may bind */
  entries?: readonly string[];
}

/** What makes two claims about the same person one and the same. */
export type Said = Pick<ClaimFields, 'item' | 'date' | 'value' | 'basis' | 'matter'>;

/** One unit's claims: they only grow. */
export interface Claims {
  /** in the order in which they were declared */
  list(filter: ClaimFilter): Promise<Claim[]>;
  /** Those that nothing has ended, without what they say: what every page of the office counts. */
  acts(): Promise<ActsOf[]>;
  /** ids of those about somebody (编号) that say the same, or did once */
  saying(subject: string, said: Said): Promise<string[]>;
  /** how many of those that nothing has ended this account has declared */
  countOpenBy(account: string): Promise<number>;
  /** 编号 of those of whom something of these days was declared, by themselves or on paper, and not taken back */
  declarers(from: Day, to: Day): Promise<string[]>;
  /** @throws Problem `unknown-subject` */
  nextPlace(of: Pick<NewClaim, 'year' | 'subject'>): Promise<ClaimPlace>;
  /**
   * @param place asked already, beside something else
   * @throws Problem `unknown-subject`
   */
  declare(claim: NewClaim, place?: ClaimPlace): Promise<{ id: string; no: number }>;
  /** @throws Problem `claim-changed` when somebody else has done something with one of them meanwhile; then none is added */
  add(steps: readonly NewStep[]): Promise<void>;
}

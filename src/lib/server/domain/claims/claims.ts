import type { Day } from '$lib/calendar';
import type { ClaimCourse } from './claim-status';
import type { Claim, ClaimAction, ClaimFields, ClaimStep, ClaimWay } from './claim';

export interface NewClaim {
  /** absent: a random one */
  id?: string;
  year: number;
  subject: string;
  way: ClaimWay;
  account: string;
  fields: ClaimFields;
  paper: string;
  /** `Claim.received`; absent: null */
  received?: Day | null;
}

/** The number of the next claim about somebody; it is valid only in the transaction that asked for it. */
export interface ClaimPlace {
  subjectId: string;
  /** within the year */
  no: number;
}

/** A step to be added; a field that isn't given is null. */
export interface NewStep {
  claim: string;
  /** number of the last step that the actor has seen */
  seen: number;
  action: ClaimAction;
  account: string;
  fields?: ClaimFields;
  agrees?: boolean;
  into?: string;
  ruling?: ClaimStep['ruling'];
  words?: string;
}

/** Selects claims: those that are not final, those about or by somebody, or the named ones. */
export interface ClaimFilter {
  unended?: true;
  /** 编号 */
  subject?: string;
  /** about the subject (编号), or declared by the account */
  concerns?: { subject: string; account: string };
  ids?: readonly string[];
  /** declared in it */
  year?: number;
  /** claims on which this account acted at this instant or later */
  touched?: { by: string; since: string };
  /** decided in this meeting */
  meeting?: string;
  /** claims that became these ledger lines, by their numbers: no more than one statement may bind */
  entries?: readonly string[];
}

/** The fields by which two claims about the same person may be one and the same; their texts say whether they are. */
export type ClaimFacts = Pick<ClaimFields, 'item' | 'date' | 'value'>;

/** One unit's claims: they only grow. */
export interface Claims {
  /** in the order in which they were declared */
  list(filter: ClaimFilter): Promise<Claim[]>;
  /** Claims that are not final, without their texts, for the counts on every page of the office. */
  courses(): Promise<ClaimCourse[]>;
  /** ids of claims about somebody (编号) that have these facts, or had them once */
  withFacts(subject: string, facts: ClaimFacts): Promise<string[]>;
  /** instants by the clocks of the devices on which steps of this claim were filled in, by the step's number */
  deviceTimes(claim: string): Promise<Map<number, string>>;
  /** how many claims of this account are not final, or were withdrawn since an instant (UTC) */
  countPressingBy(whose: { account: string; since: string }): Promise<number>;
  /**
   * 编号 of those of whom something of these days was declared, by themselves or on paper, and not taken back
   * @param subject asks of this one (编号) alone
   */
  declarers(from: Day, to: Day, subject?: string): Promise<string[]>;
  /** 编号 of those of whom the account has declared something */
  declaredSubjects(account: string): Promise<string[]>;
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

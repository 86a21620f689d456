import type { Day } from '$lib/calendar';

/**
 * The ways in which an objection comes: from a resident on the public page, from a member who is signed in,
 * on paper that the office keyed in; or from a spot check that found an entry wrong (审核抽查).
 */
export type ObjectionWay = 'public' | 'member' | 'paper' | 'audit';

/**
 * The steps of an objection (异议) after it was raised: given to somebody to investigate, found out,
 * answered, taken to the superior, and the publishing of a correction.
 */
export type ObjectionAction = 'assign' | 'find' | 'answer' | 'appeal' | 'supplement';

/**
 * One step of an objection. Fields that don't belong to its action are null; words are '' when erased or not
 * given.
 */
export interface ObjectionStep {
  /** counted within the objection, from 1: an actor sends the number of the last step that they saw */
  no: number;
  /** the number of its change */
  seq: number;
  action: ObjectionAction;
  /** null: a resident with the receipt */
  account: string | null;
  /** instant */
  at: string;
  /** assign: account */
  investigator: string | null;
  /** answer */
  upheld: boolean | null;
  /** for an answer: the meeting that decided the correction; null: there was none */
  meeting: string | null;
  /** supplement: code of the notice */
  notice: string | null;
  /** appeal: last day for the answer to it */
  due: Day | null;
  /** answer: last day for taking it to the superior; null: it can't be */
  appealUntil: Day | null;
  /** findings, answer, why it is taken to the superior */
  words: string;
}

/** A notice as an objection names it. */
export interface ObjectedNotice {
  code: string;
  period: string;
  year: number;
  no: number;
  lastDay: Day;
}

/** Disagreement by anyone with a notice, with all that was done with it. */
export interface Objection {
  id: string;
  /** `no` counts within the year */
  year: number;
  no: number;
  /** in the address /o/{receipt} */
  receipt: string;
  notice: ObjectedNotice;
  way: ObjectionWay;
  /** 编号 of whose row it is about; null: the whole notice */
  subject: string | null;
  /** number of the ledger line, when one is named */
  entry: string | null;
  /** first and last month that the row sums up; null: the whole notice */
  months: readonly [first: string, last: string] | null;
  /** account that raised it, or keyed it in; null: a resident */
  account: string | null;
  /** instant */
  filed: string;
  /** last day for the answer */
  due: Day;
  /** '' once it was erased */
  said: string;
  /** how to reach the objector; '' when they don't want to be reached */
  contact: string;
  /** number of the paper it came on, or of the spot check it came from; '' otherwise */
  paper: string;
  steps: ObjectionStep[];
}

/** A meeting has put something right because of it: also where that was taken to the superior since. */
export function hasMeeting({ steps }: Pick<Objection, 'steps'>): boolean {
  return steps.some(({ action, meeting }) => action === 'answer' && meeting !== null);
}

/** An objection's number as people say it (异议号): `异2026-3`. */
export function objectionNo({ year, no }: Pick<Objection, 'year' | 'no'>): string {
  return `异${year}-${no}`;
}

/** Whether a ledger line was booked because of this objection: such lines are numbered after it, `异2026-3-1`, and rest on it. */
export function isOfObjection({ id }: { id: string }, objection: Pick<Objection, 'year' | 'no'>): boolean {
  return id.startsWith(`${objectionNo(objection)}-`);
}

/** Whether a ledger line was booked by any objection. */
export function isOfAnObjection({ id, basis }: { id: string; basis: string }): boolean {
  return /^异\d+-\d+$/.test(basis) && id.startsWith(`${basis}-`);
}

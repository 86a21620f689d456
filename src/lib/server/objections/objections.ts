import type { Day } from '$lib/calendar';
import type { Objection, ObjectionAct, ObjectionWay } from './objection';

export interface NewObjection {
  /** code of the notice */
  notice: string;
  year: number;
  receipt: string;
  way: ObjectionWay;
  /** 编号 */
  subject: string | null;
  entry: string | null;
  /** first and last month that the row sums up; null: the whole notice */
  months: readonly [first: string, last: string] | null;
  account: string | null;
  due: Day;
  said: string;
  contact: string;
  paper: string;
}

/** A step to be added; what isn't given is null. */
export interface NewObjectionStep {
  objection: string;
  /** number of the last step that whoever acts has seen; 0: none */
  seen: number;
  act: ObjectionAct;
  account: string | null;
  investigator?: string;
  upheld?: boolean;
  meeting?: string;
  /** code of a notice */
  notice?: string;
  due?: Day;
  appealUntil?: Day;
  words?: string;
}

export interface ObjectionFilter {
  ids?: readonly string[];
  /** code of a notice */
  notice?: string;
  account?: string;
  receipt?: string;
}

/** One unit's objections: they only grow. */
export interface Objections {
  /** in the order in which they were raised */
  list(filter?: ObjectionFilter): Promise<Objection[]>;
  /** @throws Problem `not-found` when there is no such notice, `unknown-subject` */
  file(objection: NewObjection): Promise<{ id: string; no: number }>;
  /** @throws Problem `objection-changed` when somebody else has done something with it meanwhile */
  add(step: NewObjectionStep): Promise<void>;
  /** Adds those who stepped aside in a meeting, once each. */
  recuse(meeting: string, objection: string, accounts: readonly string[]): Promise<void>;
  /** who booked ledger lines, as the audit trail has it, each once */
  bookersOf(entries: readonly string[]): Promise<string[]>;
}

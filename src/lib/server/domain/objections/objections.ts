import type { Day } from '$lib/calendar';
import type { Objection, ObjectionAction, ObjectionWay } from './objection';

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

/** A step to be added; a field that isn't given is null. */
export interface NewObjectionStep {
  objection: string;
  /** number of the last step that the actor has seen; 0: none */
  seen: number;
  action: ObjectionAction;
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
  /**
   * Number of the newest change of the objections that an account has raised; 0 when there are none. A finding
   * doesn't count, because nobody but the office may learn of it.
   */
  headOf(account: string): Promise<number>;
  /** @throws Problem `not-found` when there is no such notice, `unknown-subject` */
  file(objection: NewObjection): Promise<{ id: string; no: number }>;
  /** @throws Problem `objection-changed` when somebody else has done something with it meanwhile */
  add(step: NewObjectionStep): Promise<void>;
  /** Adds those who stepped aside in a meeting, once each. */
  recuse(meeting: string, objection: string, accounts: readonly string[]): Promise<void>;
  /** accounts that stepped aside in a meeting from its corrections after an objection */
  asideIn(meeting: string, objection: string): Promise<string[]>;
  /** accounts that assessed for a year (all of it is booked in December), from the audit trail, each once */
  assessorsOf(year: number): Promise<string[]>;
  /** accounts that booked ledger lines, from the audit trail, each once */
  bookersOf(entries: readonly string[]): Promise<string[]>;
}

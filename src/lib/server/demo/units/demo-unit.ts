import type { Entry, Subject } from '$lib/points';
import type { Actor } from '../../accounts/actor';
import type { DemoUnitCode } from '../../accounts/demo-accounts';
import type { House } from '../../house';

/** A unit of the demo, and how its ledger grows. All invented. */
export interface DemoUnit {
  /** also its board's: `/wall/{code}` */
  code: DemoUnitCode;
  name: string;
  parent: string;
  /** id of a built-in scheme */
  scheme: string;
  board: string;
  objections: { who: string; where: string; when: string; answerDays: number };
  /** months of its ledger before the open one */
  past(open: string): number;
  /** the roster; `open` is the month that is open at the end */
  people(open: string): Subject[];
  /** what is decided of one month, up to a day */
  month(asked: DemoMonth): Entry[];
  /** who decides, and the minutes' title before their number */
  decides: { body: string; minutes: string };
  /** what is declared in the open month, and waits; what is said against the notice that hangs; what became of earlier ones */
  declares?(house: House, recorder: Actor): Promise<void>;
  /** the superior has a question about what was filed last */
  asks?: boolean;
  /** what else happens at a month's meeting, before it is sealed */
  meets?(meeting: DemoMeeting): Promise<void>;
}

export interface DemoMonth {
  people: readonly Subject[];
  month: string;
  /** last day on which something may have happened */
  until: string;
  /** numbers in [0, 1) */
  random: () => number;
}

export interface DemoMeeting {
  house: House;
  recorder: Actor;
  month: string;
  people: readonly Subject[];
  /** numbers in [0, 1) */
  random: () => number;
}

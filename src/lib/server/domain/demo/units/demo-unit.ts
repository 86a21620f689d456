import type { WrittenEntry, Subject } from '$lib/points';
import type { Actor } from '../../../platform/access/actor';
import type { DemoUnitCode } from '../demo-accounts';
import type { App } from '../../../app';

/** A unit of the demo, and how its ledger grows. All invented. */
export interface DemoUnit {
  /** also its board's: `/wall/{code}` */
  code: DemoUnitCode;
  name: string;
  parent: string;
  board: string;
  objections: { who: string; where: string; when: string; answerDays: number };
  /** months of its ledger before the open one */
  past(open: string): number;
  /** the roster; `open` is the month that is open at the end */
  people(open: string): Subject[];
  /** entries that are decided for one month, up to a day */
  month(asked: DemoMonth): WrittenEntry[];
  /** the day of the next month by which a month is decided and published, as its document wants it */
  meetsBy: number;
  /** the body that decides, and the minutes' title before their number */
  decides: { body: string; minutes: string };
  /**
   * declares the claims that wait in the open month, raises objections to the published notice, and ends
   * earlier ones
   */
  declares?(app: App, recorder: Actor): Promise<void>;
  /** the superior has a question about the last filing */
  asks?: boolean;
  /** further commands at a month's meeting, before the month is sealed */
  meets?(meeting: DemoMeeting): Promise<void>;
  /** further commands about a month's periods, once their windows are over */
  follows?(app: App, recorder: Actor): Promise<void>;
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
  app: App;
  recorder: Actor;
  month: string;
  people: readonly Subject[];
  /** numbers in [0, 1) */
  random: () => number;
}

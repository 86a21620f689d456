import type { Announcements } from '../announcements/announcements';
import type { Changes } from '../changes/changes';
import type { Decisions } from '../decisions/decisions';
import type { Ledger } from '../ledger/ledger';
import type { Notices } from '../notices/notices';
import type { Periods } from '../periods/periods';
import type { Roster } from '../roster/roster';

/** Settings of one unit that its notices and pages print. */
export interface Unit {
  id: string;
  name: string;
  parent: string;
  scheme: string;
  /** IANA name; every date of the unit is of this zone */
  timeZone: string;
  /** the first month that is scored, YYYY-MM */
  firstPeriod: string;
  masked: boolean;
  /** length of a publicity period, in working days */
  publicityDays: number;
  objections: { who: string; where: string; when: string; answerDays: number };
  /** makes the ledger's digests of free text unguessable (see `matterKey`) */
  salt: string;
}

/**
 * Everything of one unit, and of no other: the unit is bound when this is made, none of its functions takes one.
 * Whoever holds it has been authorised for that unit (see `accounts`).
 */
export interface UnitStores {
  unit: Unit;
  roster: Roster;
  ledger: Ledger;
  decisions: Decisions;
  periods: Periods;
  notices: Notices;
  announcements: Announcements;
  changes: Changes;
}

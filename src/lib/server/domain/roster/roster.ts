import type { LeaveReason } from './leave-reasons';
import type { RowsDone } from '../../platform/command/observed-work';
import type { RosterPerson } from './spells';

/** The people or units that one unit scores. `Subject.id` is the unit's own number for them (编号). */
export interface Roster {
  /** all that ever were in the roster, by number */
  list(): Promise<RosterPerson[]>;
  /** those with these numbers (编号), in any order; unknown numbers are ignored */
  named(ids: readonly string[]): Promise<RosterPerson[]>;
  /** how many had not left before this day, YYYY-MM-DD */
  countOn(day: string): Promise<number>;
  /** one of them, by number */
  find(id: string): Promise<RosterPerson | undefined>;
  /**
   * Adds new people and rewrites those who differ, with all their spells of service; people who aren't named stay.
   * @throws Problem `sealed-presence`, `sealed-facts`, `first-day-missing`, `first-day-sealed` when a sealed period would have
   * somebody otherwise
   */
  save(subjects: readonly RosterPerson[], done?: RowsDone): Promise<void>;
  /** why those who left did, by number (编号); nobody has said of others */
  leaveReasons(): Promise<Map<string, LeaveReason>>;
  giveLeaveReason(id: string, reason: LeaveReason): Promise<void>;
}

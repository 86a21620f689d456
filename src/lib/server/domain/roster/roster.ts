import type { Subject } from '$lib/points';
import type { RowsDone } from '../../platform/command/observed-work';

/** The people or units that one unit scores. `Subject.id` is the unit's own number for them (编号). */
export interface Roster {
  /** all that ever were in the roster, by number */
  list(): Promise<Subject[]>;
  /** those with these numbers (编号), in any order; unknown numbers are ignored */
  named(ids: readonly string[]): Promise<Subject[]>;
  /** how many had not left before this day, YYYY-MM-DD */
  countOn(day: string): Promise<number>;
  /** one of them, by number */
  find(id: string): Promise<Subject | undefined>;
  /**
   * Adds new people and rewrites those who differ; people who aren't named stay.
   * @throws Problem `sealed-presence` when a change of the first or last day would alter who was present in a sealed
   * month
   */
  save(subjects: readonly Subject[], done?: RowsDone): Promise<void>;
}

import type { Subject } from '$lib/points';

/** The people or units that one unit scores. `Subject.id` is the unit's own number for them (编号). */
export interface Roster {
  /** all that ever stood in the roster, by number */
  list(): Promise<Subject[]>;
  /** Adds who is new and rewrites who differs; who isn't named stays. */
  save(subjects: readonly Subject[]): Promise<void>;
}

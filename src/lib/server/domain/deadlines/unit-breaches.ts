import { addDays, dayIn } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { deadlineLines, type DeadlineLine } from './deadline-lines';
import { daysLookedBack, nowOf } from './deadlines-now';

/** The days of its documents that a unit has let pass. */
export interface UnitBreaches {
  /** not done yet */
  now: DeadlineLine[];
  /** done, but late, in the last twelve months; newest first */
  past: DeadlineLine[];
}

/** A unit's breaches as its superior sees them: steps with their clauses and days, and nobody's name. */
export async function unitBreaches(stores: UnitStores, now: Date): Promise<UnitBreaches> {
  const today = dayIn(stores.unit.timeZone, now);
  const lines = await deadlineLines(stores, now, { from: addDays(today, -daysLookedBack), to: today });
  return {
    now: nowOf(lines).late,
    past: lines.filter(({ state }) => state === 'done-late').reverse()
  };
}

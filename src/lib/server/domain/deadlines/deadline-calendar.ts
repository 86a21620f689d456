import { addDays, dayIn } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { deadlineLines, type DeadlineLine } from './deadline-lines';
import { trialOf, type TrialLine } from './trial';

/** A calendar of a unit: the days of its rules, and no person and no figure. */
export interface DeadlineCalendar {
  unit: { id: string; name: string };
  lines: DeadlineLine[];
  trial: TrialLine | null;
}

/** A calendar keeps what is over for a quarter, and looks a year ahead. */
const daysBack = 92;
const daysAhead = 366;

/** The days of a unit's rules around today. */
export async function deadlineCalendar(stores: UnitStores, now: Date): Promise<DeadlineCalendar> {
  const { id, name, timeZone } = stores.unit;
  const today = dayIn(timeZone, now);
  const span = { from: addDays(today, -daysBack), to: addDays(today, daysAhead) };
  return {
    unit: { id, name },
    lines: await deadlineLines(stores, now, span),
    trial: trialOf(stores, today)
  };
}

import { addDays, type Day } from '$lib/calendar';
import { isInForce } from '$lib/points';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';

/** A document's trial, while nothing follows it. */
export interface TrialLine {
  to: Day;
  clause: { ref: string; text: string };
}

/** The trial of the scheme in force, unless some version of it is in force on the day after. */
export function trialOf(stores: UnitStores, today: Day): TrialLine | null {
  const scheme = schemeOf(stores, today);
  const { trial } = scheme;
  return trial && !isInForce(scheme, addDays(trial.to, 1)) ? trial : null;
}

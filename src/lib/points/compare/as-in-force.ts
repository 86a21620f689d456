import type { Day } from '../../calendar';
import { rulesOn } from '../scheme/compose-versions';
import { isInForceThroughout } from '../scheme/in-force';
import type { Scheme } from '../scheme/scheme';

/**
 * The scheme as if it were in force from the first day to the last, to see what it would have come to: with the rules
 * of its versions where each of these days is in force, else with those of the version nearest to the last day. `shifted`
 * tells which.
 */
export function asInForce(scheme: Scheme, first: Day, last: Day): { scheme: Scheme; shifted: boolean } {
  if (isInForceThroughout(scheme, first, last)) return { scheme, shifted: false };
  const rules = rulesOn(scheme, last);
  return { scheme: { ...scheme, ...rules, inForce: [{ from: first, to: last }] }, shifted: true };
}

import type { Day } from '../../calendar';
import type { Rules, Scheme } from '../scheme';

/** The rules in force on a day; in a gap those before it, before the first version its. */
export function rulesOn(scheme: Scheme, day: Day): Rules {
  let rules: Rules = scheme;
  for (const version of scheme.inForce) if (version.from <= day) rules = version.rules ?? scheme;
  return rules;
}

import type { Day } from '$lib/calendar';
import type { Scheme } from '$lib/points';
import type { UnitStores } from '../units/unit-stores';

/**
 * The rules that a unit has adopted, each of its versions for its own days.
 *
 * @param on the day whose scheme gives it its names; default: today
 * @throws Problem `unknown-scheme`, `scheme-unreadable`, `scheme-damaged`
 */
export function schemeOf({ adoptions }: Pick<UnitStores, 'adoptions'>, on?: Day): Scheme {
  return adoptions.scheme(on);
}

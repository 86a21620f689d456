import { daysOf, type Day } from '$lib/calendar';
import { rulesOn, type Scheme, type SchemeRules } from '$lib/points';
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

/**
 * The rules that hold on a period's last day, which its results follow, whatever the unit has adopted since.
 *
 * @throws Problem as `schemeOf`
 */
export function rulesAtEnd(stores: Pick<UnitStores, 'adoptions'>, period: string): SchemeRules {
  const { to } = daysOf(period);
  return rulesOn(schemeOf(stores, to), to);
}

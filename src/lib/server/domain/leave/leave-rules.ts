import { lastDay, monthOfYear } from '$lib/calendar';
import type { SchemeRules } from '$lib/points';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';

/**
 * The conversions by which accounts of a year are kept, each as it was last in force: days that were granted under a rule
 * which another one has replaced are still somebody's.
 */
export function leaveRules(stores: Pick<UnitStores, 'adoptions'>, year: number): SchemeRules['conversions'] {
  const scheme = schemeOf(stores, expiryOf(year));
  const begun = scheme.inForce
    .filter(({ from }) => from <= expiryOf(year))
    .map(({ rules = scheme }) => rules);
  const conversions = (begun.length > 0 ? begun : [scheme]).flatMap((rules) => rules.conversions);
  return [...new Map(conversions.map((rule) => [rule.id, rule])).values()];
}

/** The last day on which an account of a year may be used. */
export function expiryOf(year: number): string {
  return lastDay(monthOfYear(year, 12));
}

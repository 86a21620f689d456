import { lastDay, monthOfYear } from '$lib/calendar';
import { rulesOn, type SchemeRules, type Scheme } from '$lib/points';

/** The rules by which a year is assessed: assessments are dated 31 December (M13b). */
export function rulesOfYear(scheme: Scheme, year: number): SchemeRules {
  return rulesOn(scheme, lastDay(monthOfYear(year, 12)));
}

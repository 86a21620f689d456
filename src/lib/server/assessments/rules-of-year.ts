import { rulesOn, type Rules, type Scheme } from '$lib/points';

/** The rules by which a year is assessed: what is assessed is dated 31 December (M13b). */
export function rulesOfYear(scheme: Scheme, year: number): Rules {
  return rulesOn(scheme, `${year}-12-31`);
}

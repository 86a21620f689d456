import type { Day } from '$lib/calendar';
import type { Rules, Scheme } from '$lib/points';

/** The rules that are in force on a day; those of the first version where none is. */
export function rulesOn(scheme: Scheme, day: Day): Rules {
  const version = scheme.inForce.find(({ from, to }) => from <= day && (to === undefined || to >= day));
  return version?.rules ?? scheme;
}

/** The rules by which a year is assessed: what is assessed is dated 31 December (M13b). */
export const rulesOfYear = (scheme: Scheme, year: number) => rulesOn(scheme, `${year}-12-31`);

import type { Scheme } from '$lib/points';
import { roleNames } from '../units/role-names';
import type { Unit } from '../units/unit';

/** The word for the body that evaluates, where neither the scheme nor the unit names it. */
const usualName = '大会';

/** The name of a unit's assembly of all members, in Chinese. */
export function assemblyName(
  unit: Pick<Unit, 'roleNames'>,
  scheme: Pick<Scheme, 'organs' | 'assembly' | 'subjects'>
): string {
  return roleNames(unit, scheme).assembly?.name ?? usualName;
}

import { groupNamed, groupsIn, groupTitle } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';

/**
 * Reads a group (类别) as people write it into a form: its id, or its Chinese name. A scheme that looks at no group leaves it
 * as it is.
 * @throws Problem `unknown-group`
 */
export function groupTyped(stores: UnitStores, typed: string): string {
  const groups = groupsIn(schemeOf(stores));
  if (groups.size === 0 || typed === '') return typed;
  const group = groupNamed(groups, typed);
  if (group !== null) return group;
  throw new Problem('unknown-group', 422, { value: typed, known: [...groups].map(groupTitle).join('、') });
}

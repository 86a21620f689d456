import { kindOf, type Item } from '../kinds';
import type { Scheme } from './scheme';

/** Groups whose ballots some item of the scheme counts, in any of its versions; none where it has no such item. */
export function ballotGroups(scheme: Scheme): ReadonlySet<string> {
  return new Set(rulesOf(scheme).flatMap(({ items }) => items.flatMap(groupsVoting)));
}

/**
 * Every group that some rule of the scheme looks at; empty where no rule knows groups, and then a roster
 * may have any.
 */
export function groupsIn(scheme: Scheme): ReadonlySet<string> {
  const looked = rulesOf(scheme).flatMap(({ items, outcomes }) => [
    ...items.flatMap((item) => [...(kindOf(item).distinctGroups?.(item) ?? []), ...groupsVoting(item)]),
    ...outcomes.flatMap((rule) => ('group' in rule && rule.group !== undefined ? [rule.group] : [])),
    ...outcomes.flatMap(({ holders = [] }) => holders.flatMap(({ groups = [] }) => groups))
  ]);
  return new Set(looked);
}

/** Whether somebody assesses the people of their own department alone, so that the roster has to say who is of which. */
export function asksDepartments(scheme: Scheme): boolean {
  return rulesOf(scheme).some(({ items }) => items.some(({ ownPeople }) => ownPeople));
}

const rulesOf = (scheme: Scheme) => scheme.inForce.map(({ rules = scheme }) => rules);

const groupsVoting = (item: Item) => kindOf(item).groupsVoting?.(item) ?? [];

import { daysOf } from '$lib/calendar';
import { holderOf, rulesOn, type Scheme } from '$lib/points';
import { may, type Actor } from '../../platform/access/actor';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';

/** Whether the rules of a day give some talk to the commission. */
export function hasCommission(scheme: Scheme, day: string): boolean {
  const rules = rulesOn(scheme, day);
  return rules.outcomes.some(({ id }) => holderOf(rules, id) === 'commission');
}

/**
 * Whether an actor's organ holds a rule's talk: the commission holds those that the document gives it, the
 * committee all others.
 * @param period the sealed period of the proposal, whose rules count
 */
export function holdsTalk(
  actor: Pick<Actor, 'roles' | 'resident'>,
  stores: Pick<UnitStores, 'adoptions'>,
  { period, rule }: { period: string; rule: string }
): boolean {
  if (!may(actor, 'hold-talks')) return false;
  const ends = daysOf(period).to;
  const holder = holderOf(rulesOn(schemeOf(stores, ends), ends), rule);
  return holder !== null && actor.roles.includes(holder === 'commission' ? 'commission' : 'committee');
}

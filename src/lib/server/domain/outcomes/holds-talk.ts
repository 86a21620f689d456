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

/** Whether the body that keeps the points holds the talks as well by the unit's document (C 五: 县委组织部). */
export function recorderHoldsTalks({ organs: { recorder, talks } }: Pick<Scheme, 'organs'>): boolean {
  return talks !== undefined && talks.name === recorder?.name;
}

/** Whether an actor's organ holds any talks by the unit's document. */
export function holdsTalks(
  actor: Pick<Actor, 'roles' | 'resident'>,
  stores: Pick<UnitStores, 'adoptions'>
): boolean {
  if (!may(actor, 'hold-talks')) return false;
  return (
    actor.roles.includes('committee') ||
    actor.roles.includes('commission') ||
    recorderHoldsTalks(schemeOf(stores))
  );
}

/**
 * Whether an actor's organ holds a rule's talk: the commission holds those that the document gives it, the
 * committee all others, and so does the recorder where the document has its own body hold them.
 * @param period the sealed period of the proposal, whose rules count
 */
export function holdsTalk(
  actor: Pick<Actor, 'roles' | 'resident'>,
  stores: Pick<UnitStores, 'adoptions'>,
  { period, rule }: { period: string; rule: string }
): boolean {
  if (!may(actor, 'hold-talks')) return false;
  const ends = daysOf(period).to;
  const scheme = schemeOf(stores, ends);
  const holder = holderOf(rulesOn(scheme, ends), rule);
  if (holder === null) return false;
  if (holder === 'commission') return actor.roles.includes('commission');
  return (
    actor.roles.includes('committee') || (actor.roles.includes('recorder') && recorderHoldsTalks(scheme))
  );
}

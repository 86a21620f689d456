import { may, type Actor } from '../../platform/access/actor';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { recorderHoldsTalks } from './holds-talk';

/**
 * Whether an actor sees talks and discipline: the committee and the superior do, and the recorder where the
 * body that keeps the points holds the talks as well by the unit's document (C 五: 县委组织部).
 */
export function seesClosed(
  actor: Pick<Actor, 'roles' | 'resident'>,
  stores: Pick<UnitStores, 'adoptions'>
): boolean {
  if (may(actor, 'see-closed')) return true;
  if (actor.resident || !actor.roles.includes('recorder')) return false;
  return recorderHoldsTalks(schemeOf(stores));
}

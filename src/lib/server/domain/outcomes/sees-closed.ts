import { may, type Actor } from '../../platform/access/actor';
import type { UnitStores } from '../units/unit-stores';
import { recorderHoldsTalks } from './holds-talk';

/**
 * Whether an actor sees talks and discipline of all periods: the committee and the superior do, and the recorder where
 * the body that keeps the points holds the talks as well by the unit's document (C 五: 县委组织部). Rules that give them to
 * the recorder later open none of the earlier ones.
 */
export function seesClosed(
  actor: Pick<Actor, 'roles' | 'resident'>,
  stores: Pick<UnitStores, 'adoptions'>
): boolean {
  if (may(actor, 'see-closed')) return true;
  if (actor.resident || !actor.roles.includes('recorder')) return false;
  const spans = stores.adoptions.spans();
  return spans.length > 0 && spans.every(({ scheme }) => recorderHoldsTalks(scheme));
}

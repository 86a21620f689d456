import type { Actor } from '../../platform/access/actor';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { drawableMonths } from './population';
import type { SpotCheck } from './spot-checks';

/**
 * The spot checks that an actor sees, newest first: recorder and committee all; a superior only those drawn
 * from filed periods ("Who sees what").
 */
export async function seenChecks(stores: UnitStores, actor: Pick<Actor, 'roles'>): Promise<SpotCheck[]> {
  const all = await stores.spotChecks.list();
  if (actor.roles.includes('recorder') || actor.roles.includes('committee')) return all;
  const seen: SpotCheck[] = [];
  for (const check of all) {
    const filed = await drawableMonths(stores, actor, check.year);
    if (filed && filed.from <= check.from && filed.to >= check.to) seen.push(check);
  }
  return seen;
}

/**
 * Finds a spot check.
 * @throws Problem `not-found` also for one that the actor doesn't see
 */
export async function needCheck(
  stores: UnitStores,
  actor: Pick<Actor, 'roles'>,
  id: string
): Promise<SpotCheck> {
  const found = (await seenChecks(stores, actor)).find((check) => check.id === id);
  if (!found) throw new Problem('not-found', 404);
  return found;
}

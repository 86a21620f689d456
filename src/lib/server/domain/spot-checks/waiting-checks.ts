import { may, type Actor } from '../../platform/access/actor';
import type { UnitStores } from '../units/unit-stores';
import { seenChecks } from './seen-checks';
import { spotCheckProgress } from './spot-check-sheet';

/** Counts the drawn entries that the actor still has to look into; 0 for those who only read. */
export async function spotChecksWaiting(stores: UnitStores, actor: Actor): Promise<number> {
  if (!may(actor, 'spot-check')) return 0;
  return (await seenChecks(stores, actor)).reduce((sum, check) => sum + spotCheckProgress(check).left, 0);
}

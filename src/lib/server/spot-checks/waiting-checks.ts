import { may, type Actor } from '../accounts/actor';
import type { UnitStores } from '../store/unit-stores';
import { seenChecks } from './seen-checks';
import { progressOf } from './spot-check-sheet';

/** Drawn entries that whoever looks still has to look into; 0 for who only reads. */
export async function spotChecksWaiting(stores: UnitStores, actor: Actor): Promise<number> {
  if (!may(actor, 'spot-check')) return 0;
  return (await seenChecks(stores, actor)).reduce((sum, check) => sum + progressOf(check).left, 0);
}

import { dayIn } from '$lib/calendar';
import { may, type Actor } from '../../platform/access/actor';
import { maySeal } from '../periods/second-person';
import type { UnitStores } from '../units/unit-stores';

/**
 * Whether an actor may see rules that wait for a second person. A superior does so only while asked, where the
 * unit has one recorder, as with a seal.
 */
export async function mayConfirmAdoption(stores: UnitStores, actor: Actor, now: Date): Promise<boolean> {
  if (!may(actor, 'confirm-adoption')) return false;
  return maySeal(actor, {
    accounts: await stores.accounts.list(),
    today: dayIn(stores.unit.timeZone, now)
  });
}

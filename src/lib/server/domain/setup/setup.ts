import { dayIn } from '$lib/calendar';
import type { Transaction } from 'kysely';
import type { Auth } from '../../platform/auth/auth';
import type { Store } from '../../platform/store/open-store';
import type { Tables } from '../../platform/store/tables/tables';
import { foundFirstUnit, hasUnit } from './found-first-unit';
import type { FirstUnit } from './setup-input';
import { randomBytes } from 'node:crypto';
import { isSameSecret } from '../../platform/auth/same-secret';

/** The first run: an app without a unit, and the one-time address at which it gets one. */
export interface Setup {
  /** path of the one-time address of this process; null when there was a unit at the start */
  path: string | null;
  /** there is no unit yet */
  isNeeded(): Promise<boolean>;
  /** whether the address is this process's own */
  opens(secret: string): boolean;
  /** @throws Problem `already-set-up`, `bad-key` */
  found(asked: { key: string; first: FirstUnit }): Promise<void>;
}

/**
 * Opens the set-up of a first unit, with a one-time secret in its address.
 * @param timeZone of the unit to be founded
 */
export async function openSetup(
  store: Store,
  {
    authOn,
    clock,
    timeZone
  }: { authOn: (db: Transaction<Tables>) => Auth; clock: () => Date; timeZone: string }
): Promise<Setup> {
  const { secret, is } = oneTimeSecret();
  // A unit that is there stays there: then no page asks the database again.
  let settled = await hasUnit(store);
  return {
    path: settled ? null : `/setup/${secret}`,
    opens: is,
    async isNeeded() {
      settled ||= await hasUnit(store);
      return !settled;
    },
    async found(asked) {
      const at = clock();
      const today = dayIn(timeZone, at);
      await store
        .transaction()
        .execute((transaction) => foundFirstUnit(transaction, authOn, { ...asked, today, at }));
    }
  };
}

/**
 * The secret in the one-time address: 160 bits, in this process's memory alone. A restart makes another one, and the
 * old address is void.
 */
function oneTimeSecret(): { secret: string; is(given: string): boolean } {
  const secret = randomBytes(20).toString('base64url');
  return { secret, is: (given) => isSameSecret(given, secret) };
}

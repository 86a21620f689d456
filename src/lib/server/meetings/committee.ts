import type { Day } from '$lib/calendar';
import type { Account } from '../accounts/accounts';

/** Accounts of those who may sit in a committee's meeting on a day, first and last day of the role included. */
export function committeeOn(accounts: readonly Account[], day: Day): Account[] {
  return accounts.filter(({ roles }) =>
    roles.some(({ role, from, to }) => role === 'committee' && from <= day && (to === null || to >= day))
  );
}

/** More than half of those who might sit in it: as many have to be there, and have no part in what is decided. */
export function quorumOf(entitled: number): number {
  return Math.floor(entitled / 2) + 1;
}

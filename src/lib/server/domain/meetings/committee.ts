import { isWithin, type Day } from '$lib/calendar';
import type { Account } from '../accounts/accounts';

/** Accounts of those who may sit in a committee's meeting on a day, first and last day of the role included. */
export function committeeOn(accounts: readonly Account[], day: Day): Account[] {
  return accounts.filter(({ roles }) =>
    roles.some((held) => held.role === 'committee' && isWithin(day, held))
  );
}

/**
 * The accounts that may be recorded as members of a meeting on a day. An office that begins with Sunboard
 * has held meetings before its accounts were made, and a role never begins in the past: where no account
 * had the role on that day, today's may have sat, in a meeting no older than the open month. The record
 * keeps the meeting's day apart from the instant of its recording.
 * @param open the open month, YYYY-MM
 * @param isDecided whether the ledger rests on the meeting already: then only its attendance is added, for any
 * day
 */
export function mayHaveSat(
  accounts: readonly Account[],
  day: Day,
  { today, open, isDecided }: { today: Day; open: string; isDecided: boolean }
): Account[] {
  const then = committeeOn(accounts, day);
  if (then.length > 0 || (day < `${open}-01` && !isDecided)) return then;
  return committeeOn(accounts, today);
}

/**
 * The quorum: more than half of those who may sit in a committee, or take part in an assembly. So many have
 * to be present and have no part in the decision.
 */
export function quorumOf(entitled: number): number {
  return Math.floor(entitled / 2) + 1;
}

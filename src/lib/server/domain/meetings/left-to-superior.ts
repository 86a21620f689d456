import type { Day } from '$lib/calendar';
import type { Account } from '../accounts/accounts';
import { committeeOn, quorumOf } from './committee';
import { hasPart, type ClaimParties } from './parties';

/**
 * Whether nobody but the superior can decide a claim, because too few of the committee have no part in it,
 * or there is no committee.
 */
export function leftToSuperior(accounts: readonly Account[], today: Day): (claim: ClaimParties) => boolean {
  const committee = committeeOn(accounts, today).map(({ id }) => id);
  return (claim) =>
    committee.filter((account) => !hasPart(account, claim, accounts)).length < quorumOf(committee.length);
}

import type { Day } from '$lib/calendar';
import type { Account } from '../accounts/accounts';
import { committeeOn, quorumOf } from './committee';
import { hasPart, type Concerned } from './parts';

/**
 * Whether a claim can be decided by nobody but the superior: of the committee, too few have no part in it, or there is no
 * committee.
 */
export function leftToSuperior(accounts: readonly Account[], today: Day): (claim: Concerned) => boolean {
  const committee = committeeOn(accounts, today).map(({ id }) => id);
  return (claim) =>
    committee.filter((account) => !hasPart(account, claim, accounts)).length < quorumOf(committee.length);
}

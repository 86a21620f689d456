import type { Account } from '../accounts/accounts';
import type { Claim } from '../claims/claim';
import { isBarred, partsInClaim } from '../conflicts/conflict';
import { personOf } from '../conflicts/person-in-matter';

/** The parts of a claim that tell who has a part in it. */
export type ClaimParties = Pick<Claim, 'subject' | 'way' | 'declaredBy'>;

/**
 * Whether an account has a part in a claim: it is about that person, or declared by them. A recorder who
 * only keyed in a paper has none. The database has the same rule (trigger `claim_step_own_ruling`).
 */
export function hasPart(account: string, claim: ClaimParties, accounts: readonly Account[]): boolean {
  return isBarred({ deed: 'decide', parts: partsInClaim(personOf(account, accounts), claim) });
}

/**
 * Whether an account has a part in a claim only because it has reported somebody else's, which only the
 * recorder may know.
 */
export function hasReported(account: string, claim: ClaimParties, accounts: readonly Account[]): boolean {
  return (
    claim.way === 'reported' &&
    claim.declaredBy === account &&
    !hasPart(account, { ...claim, declaredBy: '' }, accounts)
  );
}

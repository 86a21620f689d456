import type { Account } from '../accounts/accounts';
import type { Claim } from '../claims/claim';

/** As much of a claim as tells who has a part in it. */
export type Concerned = Pick<Claim, 'subject' | 'way' | 'declaredBy'>;

/**
 * Whether an account has a part in a claim: it is about that person, or declared by them. Whoever only keyed in a paper
 * has none. The database has the same rule (`own-rulings`).
 */
export function hasPart(account: string, claim: Concerned, accounts: readonly Account[]): boolean {
  return (
    (claim.way !== 'paper' && claim.declaredBy === account) ||
    accounts.some(
      ({ id, roles }) => id === account && roles.some(({ subject }) => subject?.id === claim.subject)
    )
  );
}

/** Whether an account has a part in a claim only by having reported somebody else's: who did is told to the recorder alone. */
export function hasReported(account: string, claim: Concerned, accounts: readonly Account[]): boolean {
  return (
    claim.way === 'reported' &&
    claim.declaredBy === account &&
    !hasPart(account, { ...claim, declaredBy: '' }, accounts)
  );
}

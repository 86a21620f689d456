import type { Account } from '../accounts/accounts';

/** Whether an account is the person whom something concerns, today or before. The database has the same rule (`own-outcomes`). */
export function isConcerned(account: string, subject: string, accounts: readonly Account[]): boolean {
  return accounts.some(
    ({ id, roles }) => id === account && roles.some((role) => role.subject?.id === subject)
  );
}

import { namesApart } from '../roster/names-apart';
import type { Account } from './accounts';

/** The names of accounts as lists show them, by account: one that several accounts have is followed by the user name. */
export function accountNames(
  accounts: readonly Pick<Account, 'id' | 'username' | 'name'>[]
): Map<string, string> {
  const apart = namesApart(accounts.map(({ username, name }) => ({ id: username, name })));
  return new Map(accounts.map(({ id, username, name }) => [id, apart.get(username) ?? name]));
}

import type { Account, Accounts } from '../accounts/accounts';
import type { Actor } from '../../platform/access/actor';
import type { PersonInMatter } from './conflict';

/** An account as a matter knows it, by all roles that it has or had. */
export function personOf(account: string, accounts: readonly Account[]): PersonInMatter {
  const roles = accounts.find(({ id }) => id === account)?.roles ?? [];
  return { account, subjects: roles.flatMap(({ subject }) => (subject ? [subject.id] : [])) };
}

/** The person behind an actor, by their session and by all roles that they have or had in the unit. */
export async function actingPerson(
  { account, subject }: Pick<Actor, 'account' | 'subject'>,
  accounts: Pick<Accounts, 'subjectsOf'>
): Promise<PersonInMatter> {
  return { account, subjects: [subject, ...(await accounts.subjectsOf(account))] };
}

/** The person behind an actor, found among accounts that are read already. */
export function actingPersonAmong(
  { account, subject }: Pick<Actor, 'account' | 'subject'>,
  accounts: readonly Account[]
): PersonInMatter {
  return { account, subjects: [subject, ...personOf(account, accounts).subjects] };
}

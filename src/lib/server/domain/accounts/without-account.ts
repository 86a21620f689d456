import type { Day } from '$lib/calendar';
import { isSameName, type Subject } from '$lib/points';
import type { UnitStores } from '../units/unit-stores';
import { proposeUsernames } from './propose-usernames';

/** A person of the roster who has no account yet. */
export interface PersonWithoutAccount extends Pick<Subject, 'id' | 'name'> {
  username: string;
  /** user names of the unit's accounts of that name, which may be the same person's; empty: none */
  alike: string[];
}

/** The people in service who have no account now and none to come, with a proposed sign-in name each. */
export async function withoutAccount(
  { roster, accounts }: UnitStores,
  today: Day
): Promise<PersonWithoutAccount[]> {
  const known = await accounts.list();
  const lasting = known.flatMap(({ roles }) => roles).filter(({ state }) => state !== 'ended');
  const having = new Set(lasting.map(({ subject }) => subject?.id));
  const people = (await roster.list()).filter(
    ({ id, to }) => !having.has(id) && (to === null || to >= today)
  );
  const proposed = await proposeUsernames(people, (usernames) => accounts.taken(usernames));
  return people.map(({ id, name }) => ({
    id,
    name,
    username: proposed.get(id) ?? '',
    // An account of somebody else on the roster, who is of the same name, is no candidate.
    alike: known
      .filter(
        (account) => isSameName(account.name, name) && account.roles.every(({ subject }) => subject === null)
      )
      .map(({ username }) => username)
  }));
}

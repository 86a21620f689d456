import { dayIn, isWithin, type Day } from '$lib/calendar';
import type { Account } from '../accounts/accounts';
import type { Actor, RoleName } from '../accounts/actor';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import type { SealProposal } from './periods';

/** What decides who seals: the unit's accounts, on a day. */
interface Desk {
  accounts: readonly Account[];
  today: Day;
}

/**
 * Who may seal what this account proposes: another recorder, or whoever sits in the committee; and the superior, where
 * the unit has one recorder only. Nobody ever what they proposed themselves.
 */
export function secondPeople(proposer: string, { accounts, today }: Desk): Account[] {
  const roles: RoleName[] = hasOneRecorder({ accounts, today })
    ? ['recorder', 'committee', 'superior']
    : ['recorder', 'committee'];
  return accounts.filter((account) => account.id !== proposer && holds(account, roles, today));
}

/** @throws Problem `own-proposal`; `forbidden` for a superior whose unit has two recorders */
export async function needSecondPerson(
  stores: UnitStores,
  actor: Actor,
  proposal: SealProposal,
  now: Date
): Promise<void> {
  if (proposal.by === actor.account) throw new Problem('own-proposal', 409);
  const desk = { accounts: await stores.accounts.list(), today: dayIn(stores.unit.timeZone, now) };
  if (!maySeal(actor, desk)) throw new Problem('forbidden', 403);
}

/** Whether this is somebody who seals here, and so may see what is to be sealed. */
export function maySeal({ roles }: Pick<Actor, 'roles'>, desk: Desk): boolean {
  return roles.some((role) => ['recorder', 'committee'].includes(role)) || hasOneRecorder(desk);
}

/** Where a unit has one recorder, or none, the superior seals and decides. */
export function hasOneRecorder({ accounts, today }: Desk): boolean {
  return accounts.filter((account) => holds(account, ['recorder'], today)).length < 2;
}

function holds({ roles }: Account, some: readonly RoleName[], today: Day): boolean {
  return roles.some((held) => some.includes(held.role) && isWithin(today, held));
}

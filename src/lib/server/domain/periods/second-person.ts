import { dayIn, isWithin, type Day } from '$lib/calendar';
import type { Account } from '../accounts/accounts';
import type { Actor, RoleName } from '../../platform/access/actor';
import { isBarred, partAmong } from '../conflicts/conflict';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { SealProposal } from './periods';

/** The data that decide who seals: the unit's accounts, on a day. */
interface AccountsOnDay {
  accounts: readonly Account[];
  today: Day;
}

/**
 * The accounts that may seal this account's proposal, or adopt the rules that it has put up: another recorder,
 * or a member of the committee; and the superior, where the unit has only one recorder. Nobody seals their own
 * proposal.
 */
export function secondPeople(proposer: string, { accounts, today }: AccountsOnDay): Account[] {
  const roles: RoleName[] = hasOneRecorder({ accounts, today })
    ? ['recorder', 'committee', 'superior']
    : ['recorder', 'committee'];
  return accounts.filter(
    (account) => !isOwnProposal(account.id, { by: proposer }) && holds(account, roles, today)
  );
}

/**
 * Whether a proposal is the account's own, so that somebody else has to seal it. The database has the same
 * rule (a trigger on `seal_approval`).
 */
export function isOwnProposal(account: string, { by }: Pick<SealProposal, 'by'>): boolean {
  return isBarred({ deed: 'seal', parts: partAmong('proposed', account, [by]) });
}

/**
 * Checks that another person than the proposer seals (four eyes).
 * @throws Problem `own-proposal`; `forbidden` for a superior whose unit has two recorders
 */
export async function needSecondPerson(
  stores: UnitStores,
  actor: Actor,
  proposal: Pick<SealProposal, 'by'>,
  now: Date
): Promise<void> {
  if (isOwnProposal(actor.account, proposal)) throw new Problem('own-proposal', 409);
  const dashboard = { accounts: await stores.accounts.list(), today: dayIn(stores.unit.timeZone, now) };
  if (!maySeal(actor, dashboard)) throw new Problem('forbidden', 403);
}

/** Whether an actor may seal here, and so may see the draft of a seal. */
export function maySeal({ roles }: Pick<Actor, 'roles'>, dashboard: AccountsOnDay): boolean {
  return roles.some((role) => ['recorder', 'committee'].includes(role)) || hasOneRecorder(dashboard);
}

/** Whether a unit has one recorder, or none; then the superior seals and decides. */
export function hasOneRecorder({ accounts, today }: AccountsOnDay): boolean {
  return accounts.filter((account) => holds(account, ['recorder'], today)).length < 2;
}

function holds({ roles }: Account, some: readonly RoleName[], today: Day): boolean {
  return roles.some((held) => some.includes(held.role) && isWithin(today, held));
}

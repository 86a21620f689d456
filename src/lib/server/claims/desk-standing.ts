import { dayIn, type Day } from '$lib/calendar';
import type { Account } from '../accounts/accounts';
import type { UnitStores } from '../store/unit-stores';
import type { Claim } from './claim';
import { standingOf, stateOf, type ActsOf, type ClaimState, type Standing } from './claim-standing';

/** Where claims stand in a unit as its desks are manned on a day. */
export interface DeskStanding {
  /** every recorder has a part in it, so that nobody may check it: it goes before the meeting as it was declared */
  hasNoChecker(claim: ActsOf): boolean;
  stateOf(claim: ActsOf): ClaimState;
  standingOf(claim: Claim): Standing;
}

/**
 * Where a unit has one recorder, nobody could check what that one declares; so it waits for the meeting, which the recorder's
 * opinion doesn't bind. Nothing of it is kept: with a second recorder it is checked like any other.
 */
export async function deskStanding({ accounts, unit }: UnitStores, now: Date): Promise<DeskStanding> {
  const today = dayIn(unit.timeZone, now);
  return standingAt({ today, timeZone: unit.timeZone, accounts: await accounts.list() });
}

/** The same of what is known. */
export function standingAt({
  today,
  timeZone,
  accounts
}: {
  today: Day;
  timeZone: string;
  accounts: readonly Account[];
}): DeskStanding {
  const recorders = accounts
    .filter(({ roles }) => roles.some(({ role, state }) => role === 'recorder' && state === 'now'))
    .map(({ id, roles }) => ({ id, own: new Set(roles.map(({ subject }) => subject?.id)) }));
  const hasNoChecker = (claim: ActsOf) =>
    recorders.length > 0 &&
    claim.way !== 'paper' &&
    recorders.every(({ id, own }) => claim.declaredBy === id || own.has(claim.subject));
  const onDesk = (state: ClaimState, claim: ActsOf): ClaimState =>
    state === 'open' && hasNoChecker(claim) ? 'forwarded' : state;
  return {
    hasNoChecker,
    stateOf: (claim) => onDesk(stateOf(claim, today, timeZone), claim),
    standingOf(claim) {
      const standing = standingOf(claim, today, timeZone);
      return { ...standing, state: onDesk(standing.state, claim) };
    }
  };
}

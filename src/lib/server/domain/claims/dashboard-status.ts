import { dayIn } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import type { Claim } from './claim';
import { statusOf, stateOf, type ClaimCourse, type ClaimState, type ClaimStatus } from './claim-status';

/** The states of a unit's claims, given the roles at its dashboards on a day. */
export interface DashboardStatus {
  /**
   * every recorder has a part in it, so that nobody may check it: it goes before the meeting as it was
   * declared
   */
  hasNoChecker(claim: ClaimCourse): boolean;
  stateOf(claim: ClaimCourse): ClaimState;
  statusOf(claim: Claim): ClaimStatus;
}

/**
 * Where a unit has one recorder, nobody could check what that one declares; so it waits for the meeting,
 * which the recorder's opinion doesn't bind. Nothing of this is stored: with a second recorder the claim is
 * checked like any other.
 */
export async function dashboardStatus(
  { accounts, unit: { timeZone } }: UnitStores,
  now: Date
): Promise<DashboardStatus> {
  const today = dayIn(timeZone, now);
  const recorders = await accounts.recorders();
  const hasNoChecker = (claim: ClaimCourse) =>
    recorders.length > 0 &&
    claim.way !== 'paper' &&
    recorders.every(({ id, subjects }) => claim.declaredBy === id || subjects.includes(claim.subject));
  const onDashboard = (state: ClaimState, claim: ClaimCourse): ClaimState =>
    state === 'open' && hasNoChecker(claim) ? 'forwarded' : state;
  return {
    hasNoChecker,
    stateOf: (claim) => onDashboard(stateOf(claim, today, timeZone), claim),
    statusOf(claim) {
      const status = statusOf(claim, today, timeZone);
      return { ...status, state: onDashboard(status.state, claim) };
    }
  };
}

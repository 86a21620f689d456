import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { Claim } from './claim';
import { claimNo } from './claim-no';
import type { ClaimState, ClaimStatus } from './claim-status';
import { dashboardStatus } from './dashboard-status';

/**
 * Claims with their states, in the order in which they are named.
 * @param states one of which each has to be in
 * @throws Problem `not-found`, `claim-state`, `bad-form` for one that is named twice
 */
export async function needClaims(
  stores: UnitStores,
  now: Date,
  ids: readonly string[],
  states: readonly ClaimState[]
): Promise<{ claim: Claim; status: ClaimStatus }[]> {
  if (new Set(ids).size < ids.length) throw new Problem('bad-form', 400);
  const dashboard = await dashboardStatus(stores, now);
  const found = new Map((await stores.claims.list({ ids })).map((claim) => [claim.id, claim]));
  return ids.map((id) => {
    const claim = found.get(id);
    if (!claim) throw new Problem('not-found', 404);
    const status = dashboard.statusOf(claim);
    checkState(claim, status, states);
    return { claim, status };
  });
}

/**
 * Finds one claim that is an actor's own by `isOwn`. Its state is checked after that, by `needState`: otherwise a refusal
 * would tell the number of another's claim, and how it stands.
 * @throws Problem `not-found`, also when it isn't their own
 */
export async function needOwnClaim(
  stores: UnitStores,
  id: string,
  isOwn: (claim: Claim) => boolean
): Promise<Claim> {
  const [claim] = await stores.claims.list({ ids: [id] });
  if (!claim || !isOwn(claim)) throw new Problem('not-found', 404);
  return claim;
}

/**
 * Checks the state of a claim.
 * @param states one of which it has to be in
 * @throws Problem `claim-state`
 */
export async function needState(
  stores: UnitStores,
  now: Date,
  claim: Claim,
  states: readonly ClaimState[]
): Promise<void> {
  checkState(claim, (await dashboardStatus(stores, now)).statusOf(claim), states);
}

function checkState(claim: Claim, { state }: ClaimStatus, states: readonly ClaimState[]): void {
  if (!states.includes(state)) throw new Problem('claim-state', 409, { no: claimNo(claim) });
}

/**
 * Finds one claim and checks its state.
 * @param states one of which it has to be in
 * @throws Problem `not-found`, `claim-state`
 */
export async function needClaim(
  stores: UnitStores,
  now: Date,
  id: string,
  states: readonly ClaimState[]
): Promise<{ claim: Claim; status: ClaimStatus }> {
  const [found] = await needClaims(stores, now, [id], states);
  if (!found) throw new Problem('not-found', 404);
  return found;
}

import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import type { Claim } from './claim';
import { claimNo } from './claim-no';
import type { ClaimState, Standing } from './claim-standing';
import { deskStanding } from './desk-standing';

/**
 * Claims with where they stand, in the order in which they are named.
 * @param states of which each has to be in one
 * @throws Problem `not-found`, `claim-state`, `bad-form` for one that is named twice
 */
export async function needClaims(
  stores: UnitStores,
  now: Date,
  ids: readonly string[],
  states: readonly ClaimState[]
): Promise<{ claim: Claim; standing: Standing }[]> {
  if (new Set(ids).size < ids.length) throw new Problem('bad-form', 400);
  const desk = await deskStanding(stores, now);
  const found = new Map((await stores.claims.list({ ids })).map((claim) => [claim.id, claim]));
  return ids.map((id) => {
    const claim = found.get(id);
    if (!claim) throw new Problem('not-found', 404);
    const standing = desk.standingOf(claim);
    if (!states.includes(standing.state)) throw new Problem('claim-state', 409, { no: claimNo(claim) });
    return { claim, standing };
  });
}

/** The same of one. */
export async function needClaim(
  stores: UnitStores,
  now: Date,
  id: string,
  states: readonly ClaimState[]
): Promise<{ claim: Claim; standing: Standing }> {
  const [found] = await needClaims(stores, now, [id], states);
  if (!found) throw new Problem('not-found', 404);
  return found;
}

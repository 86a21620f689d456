import type { SealProposal } from '../periods/periods';
import { Problem } from '../../platform/problem/problem';
import { lapseBy, stillWaits, type PutUp } from '../proposals/lapse';
import type { UnitStores } from '../units/unit-stores';
import { needMonthsLeft } from './need-months';

/**
 * The proposal to take over that a second person has yet to look at, and the reason why nobody can confirm it any more:
 * no month is left to take over by now. null once anything is sealed.
 */
export async function takeoverPutUp(stores: UnitStores): Promise<PutUp<SealProposal> | null> {
  const proposal = await stores.takeovers.proposal();
  if (!proposal || (await stores.periods.seals()).length > 0) return null;
  return { proposal, lapse: await lapseBy(async () => void (await needMonthsLeft(stores))) };
}

/** The proposal to take over that still waits for a second person. */
export async function waitingTakeover(stores: UnitStores): Promise<SealProposal | null> {
  return stillWaits(await takeoverPutUp(stores));
}

/**
 * A sealed month bars the way to those before it, so that nothing is sealed over a takeover that waits.
 * @throws Problem `takeover-waits`
 */
export async function needNoTakeover(stores: UnitStores): Promise<void> {
  if (await waitingTakeover(stores)) throw new Problem('takeover-waits', 409);
}

import type { SealProposal } from '../periods/periods';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';

type Stores = Pick<UnitStores, 'takeovers' | 'periods'>;

/** The proposal to take over that a second person has yet to look at; null once anything is sealed. */
export async function waitingTakeover({ takeovers, periods }: Stores): Promise<SealProposal | null> {
  const pending = await takeovers.proposal();
  return pending && (await periods.seals()).length === 0 ? pending : null;
}

/**
 * A sealed month bars the way to those before it, so that nothing is sealed over a takeover that waits.
 * @throws Problem `takeover-waits`
 */
export async function needNoTakeover(stores: Stores): Promise<void> {
  if (await waitingTakeover(stores)) throw new Problem('takeover-waits', 409);
}

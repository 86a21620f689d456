import { Problem } from '../../platform/problem/problem';
import { lapseBy, type PutUp } from '../proposals/lapse';
import type { UnitStores } from '../units/unit-stores';
import type { AdoptionProposal } from './adoptions';
import { shownBy } from './checked-change';

/**
 * The reason why nobody can agree any more to a change that was put up: its time has passed, or what was sealed or
 * booked meanwhile stands against it. null: it still waits. A lapsed change waits for nobody.
 */
export function lapseOfAdoption(
  stores: UnitStores,
  proposal: AdoptionProposal,
  now: Date
): Promise<Problem | null> {
  return lapseBy(async () => {
    if ((await shownBy(stores, proposal, now)) !== proposal.shown) throw new Problem('preview-outdated', 409);
  });
}

/** The change of the rules that was put up last, waiting or lapsed; null once it is agreed to or turned down. */
export async function adoptionPutUp(stores: UnitStores, now: Date): Promise<PutUp<AdoptionProposal> | null> {
  const proposal = await stores.adoptions.proposal();
  return proposal && { proposal, lapse: await lapseOfAdoption(stores, proposal, now) };
}

/**
 * Refuses a second change while one waits: each is checked against the rules that hold without the other. A lapsed one
 * waits for nobody, and the new one takes its place.
 * @throws Problem `adoption-waits`
 */
export async function needNoProposal(stores: UnitStores, now: Date): Promise<void> {
  if ((await adoptionPutUp(stores, now))?.lapse === null) throw new Problem('adoption-waits', 409);
}

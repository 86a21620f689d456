import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { AdoptionProposal } from './adoptions';
import { shownBy } from './confirm-adoption';

/**
 * The reason why nobody can agree any more to a change that was put up: its time has passed, or what was sealed or
 * booked meanwhile stands against it. null: it still waits. A lapsed change waits for nobody.
 */
export async function lapseOf(
  stores: UnitStores,
  proposal: AdoptionProposal,
  now: Date
): Promise<Problem | null> {
  try {
    const shown = await shownBy(stores, proposal, now);
    return shown === proposal.shown ? null : new Problem('preview-outdated', 409);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error;
  }
}

/** The change of the rules that waits for a second person; null when none does, or the one put up has lapsed. */
export async function waitingAdoption(stores: UnitStores, now: Date): Promise<AdoptionProposal | null> {
  const proposal = await stores.adoptions.proposal();
  return proposal && (await lapseOf(stores, proposal, now)) === null ? proposal : null;
}

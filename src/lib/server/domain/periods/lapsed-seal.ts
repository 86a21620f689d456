import { Problem } from '../../platform/problem/problem';
import { lapseBy, type PutUp } from '../proposals/lapse';
import type { UnitStores } from '../units/unit-stores';
import { draftSeal, type SealDraft } from './draft-seal';
import { needAssembly } from './outstanding';
import type { SealProposal } from './periods';
import { needLikeAssembly } from './unlike-assembly';

/**
 * The proposal for the open month, and the reason why nobody can seal it any more: something was booked since, or the
 * figures have changed. null: none was put up, or it was taken back.
 *
 * @param stores of one moment, as `draftSeal` wants them
 * @param drafted the month's draft, where it is there already
 */
export async function sealPutUp(
  stores: UnitStores,
  drafted?: SealDraft
): Promise<PutUp<SealProposal> | null> {
  const proposal = await stores.periods.proposal();
  return proposal && { proposal, lapse: await lapseBy(() => needUnchanged(stores, proposal, drafted)) };
}

async function needUnchanged(stores: UnitStores, proposal: SealProposal, drafted?: SealDraft): Promise<void> {
  // A later booking makes the proposal void whatever it comes to, which needs no calculation.
  if ((await stores.ledger.last()) > proposal.seq) throw new Problem('proposal-booked', 409);
  const { shown, unlike, outstanding } = drafted ?? (await draftSeal(stores, proposal.period));
  if (shown !== proposal.shown) throw new Problem('proposal-void', 409);
  needAssembly(outstanding);
  needLikeAssembly(unlike);
}

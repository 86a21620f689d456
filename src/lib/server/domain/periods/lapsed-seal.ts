import type { ChangeKind } from '../../platform/changes/changes';
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

/** The kinds of changes that can change a month's figures. */
const reckonedKinds: readonly ChangeKind[] = [
  ...(['entry', 'roster', 'scheme', 'takeover', 'notice'] as const),
  ...(['assembly', 'ballot', 'self-score', 'outcome'] as const)
];

/**
 * Finds the proposal for the open month as lists show it. The figures are worked out only if something that they follow from has
 * changed since: a claim declared since may make it lapse too, which the page where it is sealed says.
 *
 * @param stores of one moment, as `draftSeal` wants them
 */
export async function sealListed(stores: UnitStores): Promise<PutUp<SealProposal> | null> {
  const proposal = await stores.periods.proposal();
  if (!proposal) return null;
  const isAsProposed = (await stores.changes.head(reckonedKinds)) <= proposal.seq;
  return isAsProposed ? { proposal, lapse: null } : sealPutUp(stores);
}

async function needUnchanged(stores: UnitStores, proposal: SealProposal, drafted?: SealDraft): Promise<void> {
  // A later booking makes the proposal void whatever it comes to, which needs no calculation.
  if ((await stores.ledger.last()) > proposal.seq) throw new Problem('proposal-booked', 409);
  const { shown, unlike, outstanding } = drafted ?? (await draftSeal(stores, proposal.period));
  if (shown !== proposal.shown) throw new Problem('proposal-void', 409);
  needAssembly(outstanding);
  needLikeAssembly(unlike);
}

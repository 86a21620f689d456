import type { UnitStores } from '../units/unit-stores';
import type { CorrectedPeriod } from '../periods/corrected-results';
import { proposalsAfter, proposalsOf, type OutcomeProposal } from './proposals';

/**
 * The people whom each outcome of a sealed period concerns, as people decided (M16): one that was set aside doesn't count, one
 * that nobody has ruled on counts as it was sealed, or corrected since. Those of a tie count once a meeting has confirmed
 * them; what a correction took away counts no more.
 */
export async function decidedOutcomes(stores: UnitStores, period: string): Promise<Map<string, string[]>> {
  return decidedIn(await proposalsOf(stores, period));
}

/** Gives the same for a period as a correction that isn't published yet would leave it. */
export async function decidedAfter(
  stores: UnitStores,
  corrected: CorrectedPeriod
): Promise<Map<string, string[]>> {
  return decidedIn(await proposalsAfter(stores, corrected));
}

function decidedIn(proposals: readonly OutcomeProposal[]): Map<string, string[]> {
  const decided = new Map<string, string[]>();
  for (const { rule, subject, value, undecided, ruling, unsettled } of proposals) {
    const isConversion = value !== null;
    const isGone = unsettled?.isGone ?? false;
    // The grade that an assembly gave instead is the decided one.
    const found = ruling?.given ?? ((ruling?.confirmed ?? !undecided) ? rule : null);
    if (isConversion || isGone || found === null) continue;
    decided.set(found, [...(decided.get(found) ?? []), subject]);
  }
  return decided;
}

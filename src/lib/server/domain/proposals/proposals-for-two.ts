import { sealListed } from '../periods/lapsed-seal';
import type { SealProposal } from '../periods/periods';
import { isOwnProposal } from '../periods/second-person';
import type { AdoptionProposal } from '../schemes/adoptions';
import { adoptionPutUp } from '../schemes/lapsed-adoption';
import { takeoverPutUp } from '../takeover/waiting-takeover';
import type { UnitStores } from '../units/unit-stores';
import { stillWaits, type PutUp } from './lapse';

/** Every kind of proposal on which a second person decides, each as it was put up last. */
export interface ProposalsForTwo {
  seal: PutUp<SealProposal> | null;
  takeover: PutUp<SealProposal> | null;
  adoption: PutUp<AdoptionProposal> | null;
}

/** Reads what was put up in a unit, for lists of it, with stores of one moment: a seal's draft and the ledger belong together. */
export async function proposalsForTwo(stores: UnitStores, now: Date): Promise<ProposalsForTwo> {
  return {
    seal: await sealListed(stores),
    takeover: await takeoverPutUp(stores),
    adoption: await adoptionPutUp(stores, now)
  };
}

/** The proposals that wait for this account. What it has put up itself waits for others, and what lapsed for nobody. */
export function waitingForAccount(account: string, put: ProposalsForTwo) {
  const open = <P extends { by: string }>(one: PutUp<P> | null): P | null => {
    const waiting = stillWaits(one);
    return waiting && !isOwnProposal(account, waiting) ? waiting : null;
  };
  return { seal: open(put.seal), takeover: open(put.takeover), adoption: open(put.adoption) };
}

/** The kinds of which this account's own proposal has lapsed, so that it has to propose again. */
export function lapsedOfAccount(account: string, put: ProposalsForTwo): (keyof ProposalsForTwo)[] {
  return (['seal', 'takeover', 'adoption'] as const).filter((kind) => {
    const one = put[kind];
    return one !== null && one.lapse !== null && isOwnProposal(account, one.proposal);
  });
}

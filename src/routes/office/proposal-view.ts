import type { Day } from '$lib/calendar';
import type { Account } from '$lib/server/domain/accounts/accounts';
import { secondPeople } from '$lib/server/domain/periods/second-person';
import type { SealProposal } from '$lib/server/domain/periods/periods';
import type { PutUp } from '$lib/server/domain/proposals/lapse';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { refusalOf } from '../forms/refused';

/**
 * The state of the two-person seal: the present proposal, and who may seal what the reader would propose.
 * @param account the reader's
 */
export function proposalView(
  put: PutUp<SealProposal> | null,
  { account, accounts, today }: { account: string; accounts: Account[]; today: Day }
) {
  const proposal = put?.proposal;
  const seconds = (proposer: string) =>
    secondPeople(proposer, { accounts, today })
      .filter(({ signsIn }) => signsIn)
      .map(({ name }) => name)
      .filter((name) => name !== '');
  return {
    seconds: seconds(put?.lapse === null ? put.proposal.by : account),
    proposal:
      put && proposal
        ? {
            id: proposal.id,
            by: accountNames(accounts).get(proposal.by) ?? '',
            at: proposal.at,
            mine: proposal.by === account,
            /** the reason why nobody can agree to it any more; null: it waits */
            lapsed: put.lapse && refusalOf(put.lapse).sentence
          }
        : null
  };
}

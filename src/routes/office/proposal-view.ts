import type { Day } from '$lib/calendar';
import type { Account } from '$lib/server/domain/accounts/accounts';
import { secondPeople } from '$lib/server/domain/periods/second-person';
import type { SealProposal } from '$lib/server/domain/periods/periods';

/**
 * The state of the two-person seal: the present proposal, and who may seal what the reader would propose.
 * @param shown digest of the figures that the reader sees
 * @param account the reader's
 */
export function proposalView(
  proposal: SealProposal | null,
  { shown, account, accounts, today }: { shown: string; account: string; accounts: Account[]; today: Day }
) {
  const seconds = (proposer: string) =>
    secondPeople(proposer, { accounts, today })
      .filter(({ signsIn }) => signsIn)
      .map(({ name }) => name)
      .filter((name) => name !== '');
  return {
    seconds: seconds(proposal && proposal.shown === shown ? proposal.by : account),
    proposal: proposal && {
      id: proposal.id,
      by: accounts.find(({ id }) => id === proposal.by)?.name ?? '',
      at: proposal.at,
      mine: proposal.by === account,
      /** the figures have changed since the proposer saw them, so the proposal is void */
      isVoid: proposal.shown !== shown
    }
  };
}

import type { Day } from '$lib/calendar';
import type { Account } from '$lib/server/accounts/accounts';
import { secondPeople } from '$lib/server/periods/second-person';
import type { SealProposal } from '$lib/server/periods/periods';

/** Where the four eyes stand: what somebody has proposed, and who may seal what the reader would propose. */
export function proposalView(
  proposal: SealProposal | null,
  { shown, account, accounts, today }: { shown: string; account: string; accounts: Account[]; today: Day }
) {
  const seconds = (proposer: string) =>
    secondPeople(proposer, { accounts, today })
      .map(({ name }) => name)
      .filter((name) => name !== '');
  return {
    seconds: seconds(proposal && proposal.shown === shown ? proposal.by : account),
    proposal: proposal && {
      id: proposal.id,
      by: accounts.find(({ id }) => id === proposal.by)?.name ?? '',
      at: proposal.at,
      mine: proposal.by === account,
      /** what would be sealed now isn't what was shown to who proposed it */
      isVoid: proposal.shown !== shown
    }
  };
}

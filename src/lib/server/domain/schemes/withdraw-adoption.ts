import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { checkedWithdrawal } from './checked-change';
import { needNoProposal } from './lapsed-adoption';

/**
 * Puts up that an adoption or retirement is taken back which two people have agreed to: it takes two as well
 * (`confirmAdoption`). The line stays, with one more that says so.
 * @throws Problem those of `checkedWithdrawal`; `adoption-waits`
 */
export function proposeWithdrawal(
  app: App,
  actor: Actor,
  { key, no }: { key: string; no: number }
): Promise<{ proposal: string }> {
  return app.runCommand(actor, { permission: 'adopt', key, input: { withdraws: no } }, async (stores) => {
    const now = app.clock();
    const { from, shown } = await checkedWithdrawal(stores, { no, now });
    await needNoProposal(stores, now);
    const change = { action: 'withdraw', from, decision: null, withdraws: no } as const;
    return { proposal: await stores.adoptions.propose(change, { shown, account: actor.account }) };
  });
}

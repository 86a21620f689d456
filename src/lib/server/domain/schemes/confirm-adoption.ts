import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { textTrouble } from '../../platform/text/text-trouble';
import { isOwnProposal, needSecondPerson } from '../periods/second-person';
import type { UnitStores } from '../units/unit-stores';
import type { AdoptionProposal } from './adoptions';
import { shownBy } from './checked-change';

/** The most characters of the reason for turning rules down. */
export const adoptionReasonLimit = 300;

/**
 * Adopts, as the second of two people, exactly the change that somebody else has put up; it is checked against
 * all that was sealed and booked meanwhile. The lines before it stay as they are.
 *
 * @param shown digest of the change that was looked at
 * @returns the number of its line
 * @throws Problem `adoption-gone` when it was taken back, turned down or adopted meanwhile; `own-adoption`;
 * `forbidden`; `preview-outdated`; those of `checkedAdoption`, `checkedRetirement` and `checkedWithdrawal`
 */
export function confirmAdoption(
  app: App,
  actor: Actor,
  { key, proposal, shown }: { key: string; proposal: string; shown: string }
): Promise<{ no: number }> {
  const input = { confirms: proposal, shown };
  return app.runCommand(actor, { permission: 'confirm-adoption', key, input }, async (stores) => {
    const pending = await pendingAdoption(stores, proposal);
    if (isOwnProposal(actor.account, pending)) throw new Problem('own-adoption', 409);
    await needSecondPerson(stores, actor, pending, app.clock());
    const now = await shownBy(stores, pending, app.clock());
    if (now !== shown || now !== pending.shown) throw new Problem('preview-outdated', 409);
    return { no: await stores.adoptions.adopt(pending, actor.account) };
  });
}

/**
 * Ends a change that waits: its own account takes it back, or another one turns it down with a reason. Nothing
 * is in force by it either way.
 * @throws Problem `adoption-gone`, `adoption-reason-missing`, `forbidden`, and those of `textTrouble`
 */
export function refuseAdoption(
  app: App,
  actor: Actor,
  { key, proposal, reason }: { key: string; proposal: string; reason: string }
): Promise<null> {
  const input = { refuses: proposal, reason };
  return app.runCommand(actor, { permission: 'confirm-adoption', key, input }, async (stores) => {
    const pending = await pendingAdoption(stores, proposal);
    const mine = isOwnProposal(actor.account, pending);
    if (!mine) {
      await needSecondPerson(stores, actor, pending, app.clock());
      if (reason === '') throw new Problem('adoption-reason-missing', 422);
    }
    const trouble = textTrouble(reason, adoptionReasonLimit);
    if (trouble) throw new Problem(trouble.code, 422, trouble.params);
    const refusal = { proposal, account: actor.account, reason: mine ? '' : reason };
    await stores.adoptions.refuse(refusal);
    return null;
  });
}

async function pendingAdoption({ adoptions }: UnitStores, proposal: string): Promise<AdoptionProposal> {
  const pending = await adoptions.proposal();
  if (pending?.id !== proposal) throw new Problem('adoption-gone', 409);
  return pending;
}

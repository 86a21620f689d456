import { dayIn, type Day } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { decisionTrouble, type DecisionInput } from '../imports/decision-trouble';
import { checkedRetirement } from './checked-change';
import { needNoProposal } from './lapsed-adoption';

/**
 * Puts up that a unit's rules are retired by a resolution. They stay in force until another account agrees
 * (`confirmAdoption`).
 * @throws Problem those of `checkedRetirement` and `decisionTrouble`; `adoption-waits`
 */
export function proposeRetirement(
  app: App,
  actor: Actor,
  { key, from, decision }: { key: string; from: Day; decision: DecisionInput }
): Promise<{ proposal: string }> {
  const input = { from, decision: { ...decision }, retire: true };
  return app.runCommand(actor, { permission: 'adopt', key, input }, async (stores) => {
    const shown = await checkedRetirement(stores, from);
    const now = app.clock();
    const trouble = decisionTrouble(decision, [], dayIn(stores.unit.timeZone, now));
    if (trouble) throw trouble;
    await needNoProposal(stores, now);
    const resolution = await stores.decisions.record(decision);
    const proposal = await stores.adoptions.propose(
      { action: 'retire', from, decision: resolution },
      { shown, account: actor.account }
    );
    return { proposal };
  });
}

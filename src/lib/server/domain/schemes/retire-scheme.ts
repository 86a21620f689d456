import { dayIn, type Day } from '$lib/calendar';
import { isInForce } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { decisionTrouble, type DecisionInput } from '../imports/decision-trouble';
import { Problem } from '../../platform/problem/problem';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import { checkBooked, checkFirstDay, needNoProposal, spansWith } from './check-adoption';

/**
 * Checks that a unit's rules can be retired from a day on: events from that day on can't be booked any more
 * (M13). A new adoption may follow.
 * @returns the digest by which two people mean the same retirement
 * @throws Problem those of `checkFirstDay`; `not-in-force` when nothing is in force on that day;
 * `adoption-entries` when something of that day or later is booked
 */
export async function checkedRetirement(stores: UnitStores, from: Day): Promise<string> {
  await checkFirstDay(stores, from);
  if (!isInForce(stores.adoptions.scheme(), from)) throw new Problem('not-in-force', 409, { value: from });
  await checkBooked(stores, await spansWith(stores, { action: 'retire', from }), from);
  return digestOfShown(['retire', from]);
}

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
    const trouble = decisionTrouble(decision, [], dayIn(stores.unit.timeZone, app.clock()));
    if (trouble) throw trouble;
    await needNoProposal(stores);
    const resolution = await stores.decisions.record(decision);
    const proposal = await stores.adoptions.propose(
      { action: 'retire', from, decision: resolution },
      { shown, account: actor.account }
    );
    return { proposal };
  });
}

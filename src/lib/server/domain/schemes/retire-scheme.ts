import { dayIn, type Day } from '$lib/calendar';
import { isInForce } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { decisionTrouble, type DecisionInput } from '../imports/decision-trouble';
import { Problem } from '../../platform/problem/problem';
import { checkBooked, checkFirstDay, spansWith } from './check-adoption';

/**
 * Retires a unit's rules: events from that day on can't be booked any more (M13). A new adoption may
 * follow.
 * @throws Problem those of `checkFirstDay` and `decisionTrouble`; `not-in-force` when nothing is in force
 * on that day; `adoption-entries` when something of that day or later is booked
 */
export function retireScheme(
  app: App,
  actor: Actor,
  { key, from, decision }: { key: string; from: Day; decision: DecisionInput }
): Promise<{ no: number }> {
  const input = { from, decision: { ...decision }, retire: true };
  return app.runCommand(actor, { permission: 'adopt', key, input }, async (stores) => {
    await checkFirstDay(stores, from);
    if (!isInForce(stores.adoptions.scheme(), from)) throw new Problem('not-in-force', 409, { value: from });
    await checkBooked(stores, await spansWith(stores, { action: 'retire', from }), from);
    const trouble = decisionTrouble(decision, [], dayIn(stores.unit.timeZone, app.clock()));
    if (trouble) throw trouble;
    const resolution = await stores.decisions.record(decision);
    const no = await stores.adoptions.append({
      permission: 'retire',
      from,
      decision: resolution,
      account: actor.account
    });
    return { no };
  });
}

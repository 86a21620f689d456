import { dayIn, type Day } from '$lib/calendar';
import { isInForce } from '$lib/points';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { decisionTrouble, type DecisionInput } from '../imports/decision-trouble';
import { Problem } from '../problem';
import { checkBooked, checkFirstDay, spansWith } from './check-adoption';

/**
 * Retires what a unit reckons by: what happens from that day on can't be booked any more (M13). Can be followed by a new
 * adoption.
 *
 * @throws Problem those of `checkFirstDay` and `decisionTrouble`; `not-in-force` when nothing is in force on that day;
 *   `adoption-entries` when something of that day or later is booked
 */
export function retireScheme(
  house: House,
  actor: Actor,
  { key, from, decision }: { key: string; from: Day; decision: DecisionInput }
): Promise<{ no: number }> {
  const input = { from, decision: { ...decision }, retire: true };
  return house.act(actor, { act: 'adopt', key, input }, async (stores) => {
    await checkFirstDay(stores, from);
    if (!isInForce(stores.adoptions.scheme(), from)) throw new Problem('not-in-force', 409, { value: from });
    await checkBooked(stores, await spansWith(stores, { act: 'retire', from }), from);
    const trouble = decisionTrouble(decision, [], dayIn(stores.unit.timeZone, house.clock()));
    if (trouble) throw trouble;
    const resolution = await stores.decisions.record(decision);
    const no = await stores.adoptions.append({
      act: 'retire',
      from,
      decision: resolution,
      account: actor.account
    });
    return { no };
  });
}

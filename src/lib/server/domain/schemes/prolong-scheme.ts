import { addDays, dayIn, firstDay, isDay, type Day } from '$lib/calendar';
import { prolongedText } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { decisionTrouble, type DecisionInput } from '../imports/decision-trouble';
import type { UnitStores } from '../units/unit-stores';
import { checkedAdoption, type AdoptionDraft } from './checked-adoption';
import { needNoProposal } from './lapsed-adoption';

/** Rules that end on a day that they name, with nothing behind them. */
export interface EndingRules {
  /** number of the adoption */
  no: number;
  /** their last day */
  to: Day;
  /** the first day on which they can be in force again: the day after, or the open month's first one */
  from: Day;
}

/** The unit's last rules, when they name their last day and nothing follows; null: they hold until further notice. */
export async function endingRules({
  adoptions,
  periods
}: Pick<UnitStores, 'adoptions' | 'periods'>): Promise<EndingRules | null> {
  const last = adoptions.spans().at(-1);
  const to = last?.scheme.inForce.at(-1)?.to;
  if (!last || last.to !== null || to === undefined) return null;
  const [next, open] = [addDays(to, 1), firstDay(await periods.open())];
  return { no: last.no, to, from: next < open ? open : next };
}

/**
 * Writes the version by which ending rules go on: the same text and the same values, with new dates.
 * @throws Problem `prolong-nothing`, `prolong-until` for a last day before the first, and those of `checkedAdoption`
 */
async function draftProlongation(
  stores: UnitStores,
  { to, now }: { to: string; now: Date }
): Promise<AdoptionDraft> {
  const ending = await endingRules(stores);
  const line = stores.adoptions.lines.find(({ no }) => no === ending?.no);
  const text = ending && (await stores.adoptions.textOf(ending.no));
  if (!ending || text === null || line?.action !== 'adopt') throw new Problem('prolong-nothing', 409);
  const { from } = ending;
  if (!isDay(to) || to < from) throw new Problem('prolong-until', 422, { from });
  const { parameters } = line;
  return checkedAdoption(stores, { text: prolongedText(text, { from, to }), parameters, from }, now);
}

/**
 * Puts up that rules which end go on unchanged up to a day. Nothing is in force by it until another account
 * agrees, as with every change of the rules (`confirmAdoption`).
 * @throws Problem those of `draftProlongation` and `decisionTrouble`; `adoption-waits`
 */
export function proposeProlongation(
  app: App,
  actor: Actor,
  { key, to, decision }: { key: string; to: string; decision: DecisionInput }
): Promise<{ proposal: string }> {
  const input = { prolongs: to, decision: { ...decision } };
  return app.runCommand(actor, { permission: 'adopt', key, input }, async (stores) => {
    const now = app.clock();
    await needNoProposal(stores, now);
    const { text, scheme, parameters, from, shown } = await draftProlongation(stores, { to, now });
    const trouble = decisionTrouble(decision, [], dayIn(stores.unit.timeZone, now));
    if (trouble) throw trouble;
    const rules = { text, parameters, scheme: scheme.id };
    const resolution = await stores.decisions.record(decision);
    const proposal = await stores.adoptions.propose(
      { action: 'adopt', from, decision: resolution, ...rules },
      { shown, account: actor.account }
    );
    return { proposal };
  });
}

import { dayIn, type Day } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { CommandContext } from '../units/unit-commands';
import { workingDayAfter } from '../notices/publicity-days';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { Objection } from './objection';
import { objectionStatus } from './objection-status';
import { proseOf } from './read-objection-text';

/**
 * Last day on which an answer may be taken to the superior (向上级申诉); null: it can't be. The document of
 * party members allows it without a number of days, so it is as many working days as an answer takes.
 */
export async function appealableUntil(stores: UnitStores, objection: Objection): Promise<Day | null> {
  const { answer, appeal } = objectionStatus(objection);
  if (!answer || appeal || schemeOf(stores).assembly === undefined) return null;
  return answer.appealUntil;
}

/**
 * Last day for taking an answer to the superior. It is fixed when the answer is given, whatever table of
 * holidays comes later. null: the scheme has no such way.
 */
export async function lastDayToAppeal(stores: UnitStores, answered: Date): Promise<Day | null> {
  if (schemeOf(stores).assembly === undefined) return null;
  const { timeZone, objections } = stores.unit;
  const { answerDays } = objections;
  return workingDayAfter(await stores.holidays.tables(), dayIn(timeZone, answered), answerDays);
}

/**
 * Appeals like `appealAsMember`, within a transaction that is running.
 * @param seen number of the last step that the actor has seen
 * @param account null: a resident with the receipt
 * @throws Problem `objection-missing`, `appeal-unanswered`, `no-appeal`, `appeal-late`, `objection-changed`, and those of `proseOf`
 */
export async function appeal(
  stores: UnitStores,
  now: Date,
  { receipt, seen, words, account }: { receipt: string; seen: number; words: string; account: string | null }
): Promise<null> {
  const [objection] = await stores.objections.list({ receipt });
  if (!objection) throw new Problem('objection-missing', 404);
  const { answer, appeal } = objectionStatus(objection);
  // One that was filed once more, after a backup was put back, has lost its answer too.
  if (!answer && !appeal && schemeOf(stores).assembly) throw new Problem('appeal-unanswered', 409);
  const last = await appealableUntil(stores, objection);
  if (last === null) throw new Problem('no-appeal', 409);
  const { timeZone, objections } = stores.unit;
  const today = dayIn(timeZone, now);
  if (today > last) throw new Problem('appeal-late', 409, { last });
  const due = workingDayAfter(await stores.holidays.tables(), today, objections.answerDays);
  const step = { objection: objection.id, seen, action: 'appeal', account, due } as const;
  await stores.objections.add({ ...step, words: proseOf(words) });
  return null;
}

/**
 * Takes the answer to one's own objection to the superior.
 * @throws Problem `objection-missing`, also when somebody else raised it, and those of `appeal`
 */
export function appealAsMember(
  app: CommandContext,
  actor: Actor,
  { key, ...input }: { key: string; receipt: string; seen: number; words: string }
): Promise<null> {
  return app.runCommand(actor, { permission: 'object', key, input }, async (stores) => {
    const own = await stores.objections.list({ account: actor.account });
    if (!own.some(({ receipt, way }) => receipt === input.receipt && way === 'member'))
      throw new Problem('objection-missing', 404);
    return appeal(stores, app.clock(), { ...input, account: actor.account });
  });
}

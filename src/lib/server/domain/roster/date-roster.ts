import { dayIn } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import { Problem } from '../../platform/problem/problem';
import { textTrouble } from '../../platform/text/text-trouble';
import type { App } from '../../app';
import type { UnitStores } from '../units/unit-stores';
import { groupTyped } from './group-typed';
import { rolesFollow } from './leaver-roles';
import { needSubject } from './need-subject';
import {
  changedFrom,
  factsIn,
  factsOf,
  isServiceDay,
  returned,
  sameFacts,
  withoutPlannedReturn,
  type DatedFacts,
  type RosterPerson
} from './spells';

/** Facts of somebody on the roster that hold from a day on, as typed. */
export interface TypedFacts {
  subject: string;
  pool: string;
  group: string;
  /** '' where the roster needs none */
  department: string;
  /** '' where the roster has none */
  post: string;
  /** '' where the roster has none */
  workplace: string;
  from: string;
}

/**
 * Changes somebody's pool, group, department, post or workplace from a day on. Earlier days keep theirs (M16).
 * @throws Problem `unknown-subject`, `roster-bad-days`, `unknown-group`, `roster-left`, `roster-unchanged`, `sealed-facts`, or what
 * is wrong with a text
 */
export function changeFacts(
  app: App,
  actor: Actor,
  { key, changing }: { key: string; changing: TypedFacts }
): Promise<null> {
  return app.runCommand(actor, { permission: 'keep-roster', key, input: { ...changing } }, async (stores) => {
    const { person, facts, from } = await readTyped(stores, changing);
    const changed = changedFrom(person, facts, from);
    if (!changed) throw new Problem('roster-left', 409, { value: person.id });
    if (sameFacts(factsIn(person, { to: from }), facts) && sameFacts(person, facts))
      throw new Problem('roster-unchanged', 422);
    await stores.roster.save([changed]);
    return null;
  });
}

/**
 * Puts somebody who has left back on the roster: the same person, with another spell of service (M16). Roles that ended
 * stay ended; only a return on the day after a last day that hasn't passed calls the leave off, and roles go on. A return that
 * hasn't come yet may be put on another day.
 * @throws Problem `unknown-subject`, `roster-bad-days`, `unknown-group`, `roster-serving`, `first-day-sealed`, `own-role`, or what
 * is wrong with a text
 */
export function returnToRoster(
  app: App,
  actor: Actor,
  { key, returning }: { key: string; returning: TypedFacts }
): Promise<null> {
  const input = { returning: { ...returning } };
  return app.runCommand(actor, { permission: 'keep-roster', key, input }, async (stores) => {
    const { person, facts, from } = await readTyped(stores, returning);
    const today = dayIn(stores.unit.timeZone, app.clock());
    const back = returned(withoutPlannedReturn(person, today), { ...facts, from, to: null });
    if (!back) throw new Problem('roster-serving', 409, { value: person.id });
    const all = await stores.accounts.list();
    await stores.roster.save([back]);
    await rolesFollow(stores.accounts, all, { before: person, after: back, today, by: actor.account });
    return null;
  });
}

async function readTyped(
  stores: UnitStores,
  { subject, group, from, ...typed }: TypedFacts
): Promise<{ person: RosterPerson; facts: DatedFacts; from: string }> {
  const person = await needSubject(stores, subject);
  const texts = [group, ...Object.values(typed)].map((text) => textTrouble(text));
  const trouble = texts.find((each) => each !== null);
  if (trouble) throw new Problem(trouble.code, 422, trouble.params);
  if (!isServiceDay(from)) throw new Problem('roster-bad-days', 422);
  return { person, facts: factsOf({ ...typed, group: groupTyped(stores, group) }), from };
}

import { dayIn } from '$lib/calendar';
import { hanName, isPresent, servedSince } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import { isLastDay } from '../accounts/last-day';
import type { App } from '../../app';
import { nameTrouble, textTrouble } from '../../platform/text/text-trouble';
import { groupTyped } from './group-typed';
import { needLeaveReason } from './leave-reasons';
import { rolesFollow } from './leaver-roles';
import { needSubject } from './need-subject';
import { factsOf, isServiceDay, leftOn } from './spells';
import { Problem } from '../../platform/problem/problem';

/** Somebody who joins, as typed. */
export interface JoiningPerson {
  subject: string;
  name: string;
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
 * Puts somebody on the roster.
 * @throws Problem `roster-taken`, `roster-bad-days`, `unknown-group`, `name-missing`, `first-day-sealed`, or what is wrong with a
 * text
 */
export async function joinRoster(
  app: App,
  actor: Actor,
  { key, joining }: { key: string; joining: JoiningPerson }
): Promise<null> {
  const { subject: id, name: written, group: typed, from, ...facts } = joining;
  const name = hanName(written);
  return app.runCommand(
    actor,
    { permission: 'keep-roster', key, input: { ...joining, name } },
    async (stores) => {
      if (id === '' || name === '') throw new Problem('name-missing', 422);
      const texts = [id, typed, ...Object.values(facts)].map((text) => textTrouble(text));
      const trouble = nameTrouble(name) ?? texts.find((each) => each !== null);
      if (trouble) throw new Problem(trouble.code, 422, trouble.params);
      if (!isServiceDay(from)) throw new Problem('roster-bad-days', 422);
      const known = await stores.roster.list();
      if (known.some((each) => each.id === id)) throw new Problem('roster-taken', 409, { value: id });
      const group = groupTyped(stores, typed);
      await stores.roster.save([{ id, name, ...factsOf({ ...facts, group }), from, to: null }]);
      // An answer is kept for good, a name isn't.
      return null;
    }
  );
}

/**
 * Somebody's last day, and why they leave. Every role that the person's account has here ends with it, also when it is put on
 * another day (`rolesFollow`); once it is over the account's sessions and what is open under them end at once. A sealed month in which they would count differently refuses it (M4).
 *
 * @throws Problem `unknown-subject`, `roster-left`, `roster-bad-days`, `leave-reason-missing`, `sealed-presence`, `last-operator`,
 * `own-role`
 */
export async function leaveRoster(
  app: App,
  actor: Actor,
  { key, subject: id, to, reason }: { key: string; subject: string; to: string; reason: string }
): Promise<{ ranked: boolean }> {
  const left = await app.runCommand(
    actor,
    { permission: 'keep-roster', key, input: { subject: id, to, reason } },
    async ({ roster, accounts, unit, periods }) => {
      const person = await needSubject({ roster }, id);
      const today = dayIn(unit.timeZone, app.clock());
      if (person.to !== null && person.to < today) throw new Problem('roster-left', 409, { value: id });
      const left = leftOn(person, to);
      if (!isLastDay(to) || !left) throw new Problem('roster-bad-days', 422);
      // This is read before the roster changes, because a member's role ends with their presence.
      const all = await accounts.list();
      const why = needLeaveReason(reason);
      await roster.save([left]);
      await roster.giveLeaveReason(id, why);
      await rolesFollow(accounts, all, { before: person, after: left, today, by: actor.account });
      return { ranked: isPresent(servedSince(left, unit.firstPeriod), await periods.open()) };
    }
  );
  app.entrance.sessions.check();
  return left;
}

/**
 * Why somebody left whose last day is recorded, such as by an import: it may be put right later.
 * @throws Problem `unknown-subject`, `not-left`, `leave-reason-missing`
 */
export function giveLeaveReason(
  app: App,
  actor: Actor,
  { key, subject: id, reason }: { key: string; subject: string; reason: string }
): Promise<null> {
  const input = { subject: id, reason };
  return app.runCommand(actor, { permission: 'keep-roster', key, input }, async ({ roster }) => {
    const { to } = await needSubject({ roster }, id);
    if (to === null) throw new Problem('not-left', 409, { value: id });
    await roster.giveLeaveReason(id, needLeaveReason(reason));
    return null;
  });
}

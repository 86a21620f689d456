import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { needKey } from '../act/act';
import { may, type Actor } from '../accounts/actor';
import type { House } from '../house';
import { plainLine, plainText } from '../plain-text';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import type { SentEmergency } from './emergencies';

/** Characters that a hall reads from its far end; minutes after which an emergency is over by itself. */
export const emergencyLimits = { title: 24, text: 200, least: 5, most: 48 * 60 } as const;

/** So many run at once in a unit, of its own and as many from above: a hall that is told more reads none of them. */
export const mostRunning = 10;

/** An emergency, as typed. */
export interface TypedEmergency {
  title: string;
  /** what to do, a line each */
  text: string;
  drill: boolean;
  /** until it is over by itself */
  minutes: string;
  /** ids of units */
  units: readonly string[];
}

/** What of it is read in a hall. */
type Words = Pick<SentEmergency, 'title' | 'text' | 'drill' | 'by'>;

export interface EmergencyDraft {
  title: string;
  text: string;
  drill: boolean;
  minutes: number;
  /** where it goes, who says it there, and on which boards */
  to: readonly { unit: string; by: string; boards: readonly string[] }[];
}

/**
 * What an emergency would be, and on which boards. Changes nothing.
 * @throws Problem `emergency-title`, `emergency-text`, `emergency-minutes`, `emergency-units`, `not-found` for a unit in which the
 *   actor may not send one
 */
export async function draftEmergency(
  house: House,
  actor: Actor,
  typed: TypedEmergency
): Promise<EmergencyDraft> {
  const { actors, ...words } = await allowedSending(house, actor, typed);
  return { ...words, to: await Promise.all(actors.map((there) => receiverOf(house, there))) };
}

/** What is typed, once it is allowed, and the actor in each unit that it goes to. Reads no unit: an alarm doesn't wait for it. */
async function allowedSending(
  house: House,
  actor: Actor,
  typed: TypedEmergency
): Promise<Omit<EmergencyDraft, 'to'> & { actors: Actor[] }> {
  const { least, most } = emergencyLimits;
  const title = v.safeParse(plainLine(emergencyLimits.title), typed.title);
  if (!title.success) throw new Problem('emergency-title', 422, { limit: emergencyLimits.title });
  const text = v.safeParse(v.union([v.literal(''), plainText(emergencyLimits.text)]), typed.text.trim());
  if (!text.success) throw new Problem('emergency-text', 422, { limit: emergencyLimits.text });
  const minutes = Number(typed.minutes);
  if (!/^\d{1,4}$/.test(typed.minutes) || minutes < least || minutes > most)
    throw new Problem('emergency-minutes', 422, { least, most });
  const asked = [...new Set(typed.units)];
  if (asked.length === 0) throw new Problem('emergency-units', 422);
  const allowed = new Map(
    (await house.everywhere(actor, 'send-emergency')).map((there) => [there.unit, there])
  );
  const actors = asked.map((unit) => {
    const there = allowed.get(unit);
    if (!there) throw new Problem('not-found', 404);
    return there;
  });
  return { title: title.output, text: text.output, drill: typed.drill, minutes, actors };
}

/** One unit that may be sent an emergency, with its boards by name. */
export async function receiverOf(house: House, actor: Actor): Promise<EmergencyDraft['to'][number]> {
  const { boards, unit } = await house.read(actor);
  const inUse = (await boards.list()).filter(({ revoked }) => revoked === null);
  return { unit: unit.name, by: senderOf(unit, actor), boards: inUse.map(({ name }) => name) };
}

/**
 * Sends it: within two seconds it stands over everything on every board of each unit. One act a unit, audited there; the same
 * key again changes nothing, and goes on where something has failed. The same words again, under another key, stand once, for
 * as long as the newest of them.
 *
 * @throws Problem those of `draftEmergency`; what failed in one unit, after all the others have got it: `emergency-too-many`
 *   where `mostRunning` run
 */
export async function sendEmergency(
  house: House,
  actor: Actor,
  { key, typed }: { key: string; typed: TypedEmergency }
): Promise<{ sending: string }> {
  needKey(key);
  const { actors, minutes, ...words } = await allowedSending(house, actor, typed);
  // Another text under the same key is another sending: none hides behind a drill, or is cleared with it.
  const what = { ...words, minutes, units: actors.map(({ unit }) => unit).sort() };
  const sending = digest([actor.account, key, JSON.stringify(what)]).slice(0, 32);
  const now = house.clock();
  const until = new Date(now.getTime() + minutes * 60_000);
  await inEach(house, actors, (there) => {
    const input = { ...words, minutes, sending };
    const act = { act: 'send-emergency' as const, key: ownKey(key, there.unit), input };
    const send = async ({ emergencies, unit }: UnitStores) => {
      const above = isAbove(there);
      // Each side's own: the unit can't take down what came from above, and must be able to send all the same.
      const by = senderOf(unit, there);
      const running = (await emergencies.running()).filter((each) => each.above === above);
      // The same words again take the place of those that stand: what failed in one unit is sent anew to all of them.
      const same = running.find((each) => isSame(each, { ...words, by }));
      if (same) await emergencies.end({ id: same.id, account: there.account });
      else if (running.length >= mostRunning)
        throw new Problem('emergency-too-many', 409, { unit: unit.name, most: mostRunning });
      return emergencies.send({
        ...{ ...words, sending, by, above, account: there.account },
        ...{ from: now.toISOString(), until: until.toISOString() }
      });
    };
    return house.act(there, act, send);
  });
  return { sending };
}

/**
 * All clear (解除): takes one sending down on every board of each unit in which the actor may. What the superior has sent only
 * the superior takes down.
 *
 * @throws Problem `not-found` when the actor knows of no such sending, `emergency-above`
 */
export async function endEmergency(
  house: House,
  actor: Actor,
  { key, sending }: { key: string; sending: string }
): Promise<null> {
  needKey(key);
  const found = { any: false, own: false };
  await inEach(house, await house.everywhere(actor, 'send-emergency'), async (there) => {
    const sent = await (await house.read(there)).emergencies.bySending(sending);
    if (!sent) return;
    found.any = true;
    if (sent.above && !isAbove(there)) return;
    found.own = true;
    const what = { act: 'end-emergency' as const, key: ownKey(key, there.unit), input: { sending } };
    await house.act(there, what, async ({ emergencies }) => {
      await emergencies.end({ id: sent.id, account: there.account });
      return null;
    });
  });
  if (!found.any) throw new Problem('not-found', 404);
  if (!found.own) throw new Problem('emergency-above', 403);
  return null;
}

/** In so many units at once: on PostgreSQL each is a connection, and others need some too. */
const atOnce = 8;

/**
 * Acts in each, whatever fails in another.
 * @throws what failed first, when all are done; who acts hears of one, the log of all
 */
async function inEach<T>(house: House, all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  const failed: unknown[] = [];
  const serve = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift())
      await act(one).catch((error: unknown) => failed.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, serve));
  if (failed.length === 0) return;
  for (const error of failed)
    if (error instanceof Problem)
      house.log.warn({ code: error.code, params: error.params }, 'emergency refused');
    else house.log.error({ err: error }, 'emergency');
  throw failed[0];
}

function isSame(one: Words, other: Words): boolean {
  return (
    one.title === other.title && one.text === other.text && one.drill === other.drill && one.by === other.by
  );
}

/** Whether somebody sends it to a unit from above: there they are its superior, and nothing that acts for the unit itself. */
export function isAbove(actor: Actor): boolean {
  return actor.roles.includes('superior') && !may(actor, 'publish') && !actor.roles.includes('operator');
}

function senderOf({ name, parent }: { name: string; parent: string }, actor: Actor): string {
  return isAbove(actor) && parent !== '' ? parent : name;
}

/** Keys are known by account: each unit's act has one of its own, the same at every try. */
function ownKey(key: string, unit: string): string {
  return digest([key, unit]).slice(0, 40);
}

function digest(what: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex');
}

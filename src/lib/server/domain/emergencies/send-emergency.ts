import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { needKey } from '../../platform/command/run-command';
import { may, type Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { plainLine, plainText } from '../../platform/text/plain-text';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { SentEmergency } from './emergencies';

/** Characters that a hall reads from its far end; minutes after which an emergency is over by itself. */
export const emergencyLimits = { title: 24, text: 200, least: 5, most: 48 * 60 } as const;

/** The most that run at once in a unit, of its own and as many from above: a hall reads no more of them. */
const mostRunning = 10;

/** An emergency, as typed. */
export interface TypedEmergency {
  title: string;
  /** instructions, one per line */
  text: string;
  drill: boolean;
  /** minutes until it ends by itself */
  minutes: string;
  /** ids of units */
  units: readonly string[];
}

/** The parts of an emergency that are read in a hall. */
type EmergencyText = Pick<SentEmergency, 'title' | 'text' | 'drill' | 'by'>;

export interface EmergencyDraft {
  title: string;
  text: string;
  drill: boolean;
  minutes: number;
  /** the units that get it, the sender's name there, and the boards */
  to: readonly { unit: string; by: string; boards: readonly string[] }[];
}

/**
 * Drafts an emergency, with the boards that would show it. Changes nothing.
 * @throws Problem `emergency-title`, `emergency-text`, `emergency-minutes`, `emergency-units`, `not-found`
 * for a unit in which the actor may not send one, `emergency-drill-refused` while a real one runs in one of them
 */
export async function draftEmergency(app: App, actor: Actor, typed: TypedEmergency): Promise<EmergencyDraft> {
  const { actors, ...words } = await allowedSending(app, actor, typed);
  if (typed.drill) await refuseDrillIn(app, actors);
  return { ...words, to: await Promise.all(actors.map((there) => receiverOf(app, there))) };
}

/**
 * Checks the typed emergency, and returns the actor in each unit that gets it. It reads no unit, so that an
 * alarm doesn't wait for that.
 */
async function allowedSending(
  app: App,
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
    (await app.everywhere(actor, 'send-emergency')).map((there) => [there.unit, there])
  );
  const actors = asked.map((unit) => {
    const there = allowed.get(unit);
    if (!there) throw new Problem('not-found', 404);
    return there;
  });
  return { title: title.output, text: text.output, drill: typed.drill, minutes, actors };
}

/** One unit that may be sent an emergency, with its boards by name. */
export async function receiverOf(app: App, actor: Actor): Promise<EmergencyDraft['to'][number]> {
  const { boards, unit } = await app.read(actor);
  const inUse = (await boards.list()).filter(({ revoked }) => revoked === null);
  return { unit: unit.name, by: senderOf(unit, actor), boards: inUse.map(({ name }) => name) };
}

/**
 * Sends an emergency: within two seconds it covers everything else on every board of each unit. Each unit
 * has a command of its own, audited there; the same key again changes nothing, and continues where
 * something has failed. Equal texts under another key are shown once, for as long as the newest of them.
 * A real one ends every drill there, also the superior's: nobody must read that it is no real danger.
 * @throws Problem those of `draftEmergency`; a failure in one unit, after all the others have got it:
 * `emergency-too-many` where `mostRunning` run, `emergency-drill-refused` for a drill where a real one runs
 */
export async function sendEmergency(
  app: App,
  actor: Actor,
  { key, typed }: { key: string; typed: TypedEmergency }
): Promise<{ sending: string }> {
  needKey(key);
  const { actors, minutes, ...words } = await allowedSending(app, actor, typed);
  if (typed.drill) await refuseDrillIn(app, actors);
  // Another text under the same key is another sending: none hides behind a drill, or is cleared with it.
  const what = { ...words, minutes, units: actors.map(({ unit }) => unit).sort() };
  const sending = digest([actor.account, key, JSON.stringify(what)]).slice(0, 32);
  const now = app.clock();
  const until = new Date(now.getTime() + minutes * 60_000);
  await inEach(app, actors, (there) => {
    const input = { ...words, minutes, sending };
    const permission = { permission: 'send-emergency' as const, key: ownKey(key, there.unit), input };
    const send = async ({ emergencies, unit }: UnitStores) => {
      const bySuperior = isSuperior(there);
      const active = await emergencies.active();
      if (typed.drill) refuseDrill({ unit }, active);
      else
        for (const { id, drill } of active) if (drill) await emergencies.end({ id, account: there.account });
      // The limit is for each side: the unit can't take down emergencies from above, and must be able to
      // send its own all the same.
      const by = senderOf(unit, there);
      const running = (await emergencies.running()).filter((each) => each.bySuperior === bySuperior);
      // Equal texts replace the running emergency: after a failure in one unit people send it anew to all
      // of them.
      const same = running.find((each) => isSame(each, { ...words, by }));
      if (same) await emergencies.end({ id: same.id, account: there.account });
      else if (running.length >= mostRunning)
        throw new Problem('emergency-too-many', 409, { unit: unit.name, most: mostRunning });
      return emergencies.send({
        ...words,
        sending,
        by,
        bySuperior,
        account: there.account,
        from: now.toISOString(),
        until: until.toISOString()
      });
    };
    return app.runCommand(there, permission, send);
  });
  return { sending };
}

/** Refuses a drill as a whole when a real emergency runs in one of its units. */
async function refuseDrillIn(app: App, actors: readonly Actor[]): Promise<void> {
  for (const there of actors) {
    const { emergencies, unit } = await app.read(there);
    refuseDrill({ unit }, await emergencies.active());
  }
}

/** @throws Problem `emergency-drill-refused` when one of them is real */
function refuseDrill({ unit }: Pick<UnitStores, 'unit'>, active: readonly SentEmergency[]): void {
  const real = active.find(({ drill }) => !drill);
  if (real) throw new Problem('emergency-drill-refused', 409, { unit: unit.name, title: real.title });
}

/**
 * All clear (解除): takes one sending down on every board of each unit in which the actor may. A superior's
 * sending is only taken down by the superior.
 * @throws Problem `not-found` when the actor knows of no such sending, `emergency-by-superior`
 */
export async function endEmergency(
  app: App,
  actor: Actor,
  { key, sending }: { key: string; sending: string }
): Promise<null> {
  needKey(key);
  const found = { any: false, own: false };
  await inEach(app, await app.everywhere(actor, 'send-emergency'), async (there) => {
    const sent = await (await app.read(there)).emergencies.bySending(sending);
    if (!sent) return;
    found.any = true;
    if (sent.bySuperior && !isSuperior(there)) return;
    found.own = true;
    const what = { permission: 'end-emergency' as const, key: ownKey(key, there.unit), input: { sending } };
    await app.runCommand(there, what, async ({ emergencies }) => {
      await emergencies.end({ id: sent.id, account: there.account });
      return null;
    });
  });
  if (!found.any) throw new Problem('not-found', 404);
  if (!found.own) throw new Problem('emergency-by-superior', 403);
  return null;
}

/**
 * The number of units that are sent to at once: on PostgreSQL each is a connection, and others need some
 * too.
 */
const atOnce = 8;

/**
 * Runs a command for each, whatever fails in another.
 * @throws the first failure, when all are done; the log has all of them
 */
async function inEach<T>(
  app: App,
  all: readonly T[],
  permission: (one: T) => Promise<unknown>
): Promise<void> {
  const left = [...all];
  const failed: unknown[] = [];
  const serve = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift())
      await permission(one).catch((error: unknown) => failed.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, serve));
  if (failed.length === 0) return;
  for (const error of failed)
    if (error instanceof Problem)
      app.log.warn({ code: error.code, params: error.params }, 'emergency refused');
    else app.log.error({ err: error }, 'emergency');
  throw failed[0];
}

function isSame(one: EmergencyText, other: EmergencyText): boolean {
  return (
    one.title === other.title && one.text === other.text && one.drill === other.drill && one.by === other.by
  );
}

/** Whether somebody sends it to a unit from above: there they are its superior, and nothing that acts for the unit itself. */
export function isSuperior(actor: Actor): boolean {
  return actor.roles.includes('superior') && !may(actor, 'publish') && !actor.roles.includes('operator');
}

function senderOf({ name, parent }: { name: string; parent: string }, actor: Actor): string {
  return isSuperior(actor) && parent !== '' ? parent : name;
}

/** Keys are known by account: each unit's command has one of its own, the same at every try. */
function ownKey(key: string, unit: string): string {
  return digest([key, unit]).slice(0, 40);
}

function digest(what: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex');
}

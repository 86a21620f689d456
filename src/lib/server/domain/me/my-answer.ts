import { LRUCache } from 'lru-cache';
import { phoneOwner, saysNothingNew, type MyDelta, type UnchangedAnswer } from '$lib/sync';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import type { UnitStores } from '../units/unit-stores';
import { deltaAfter, deltaHeading, unitsBeside, type DeltaHeading, type PhoneHas } from './my-delta';
import { isOfToday } from './own-affairs';
import { partDigest } from './part-digest';

/** A phone's request, with the digest of the whole parts that it has; null: it has none. */
type PhoneAsks = PhoneHas & { wholeDigest: string | null };

/** Digests of an owner's last whole answer: of its whole parts, and of the data that no change in the log announces. */
interface GivenAnswer {
  wholeDigest: string;
  unlogged: string;
}

/** Answers by owner (`phoneOwner`), those used last; an owner who isn't among them gets a whole one. */
type GivenAnswers = LRUCache<string, GivenAnswer>;
const mostGiven = 20_000;
const givenBy = new WeakMap<App, GivenAnswers>();

/**
 * Answers a phone: with all changes since its cursor, or only with the word that nothing is new (S2). That is known without
 * reading anything else when the phone has what was given last, and nothing has happened since that may concern it.
 * @param asked the phone's cursor; 0 for everything
 * @throws Problem `not-scored` when the account is no member
 */
export async function myAnswer(
  app: App,
  actor: Actor,
  asked: number,
  has: PhoneAsks
): Promise<MyDelta | UnchangedAnswer> {
  const otherUnits = await unitsBeside(app, actor);
  return app.readTransaction(actor, async (stores) => {
    const [now, given] = [app.clock(), givenAnswers(app)];
    const heading = await deltaHeading(stores, { actor, otherUnits }, asked, has);
    const owner = phoneOwner(actor);
    const unlogged = partDigest([stores.unit, otherUnits, heading.subject]);
    const last = given.get(owner);
    if (
      last?.wholeDigest === has.wholeDigest &&
      last.unlogged === unlogged &&
      isSame(stores.unit, now, heading, has)
    )
      return unchanged({ ...heading, at: now.toISOString(), owner });
    const delta = await deltaAfter(stores, now, heading, has);
    given.set(owner, { wholeDigest: delta.wholeDigest, unlogged });
    return shortAnswer(delta, has.wholeDigest);
  });
}

/** Whether nothing has happened since a phone's answer that may concern it. */
function isSame(
  { timeZone }: UnitStores['unit'],
  now: Date,
  { scheme, after, changed }: DeltaHeading,
  has: PhoneHas
): boolean {
  if (!isOfToday(timeZone, now, { after, at: has.at })) return false;
  if (has.scheme !== scheme.digest || has.longer == null || has.papers == null) return false;
  return changed?.length === 0;
}

function givenAnswers(app: App): GivenAnswers {
  const given = givenBy.get(app) ?? new LRUCache({ max: mostGiven });
  givenBy.set(app, given);
  return given;
}

/**
 * The shortest answer to a phone that has the whole parts by this digest: when nothing is new, it says just that.
 * @param wholeDigest null: the phone names none, and gets the whole delta
 */
export function shortAnswer(delta: MyDelta, wholeDigest: string | null): MyDelta | UnchangedAnswer {
  if (delta.wholeDigest !== wholeDigest || delta.after === 0 || !saysNothingNew(delta)) return delta;
  return unchanged(delta);
}

function unchanged({
  after,
  cursor,
  epoch,
  at,
  owner
}: Pick<MyDelta, 'after' | 'cursor' | 'epoch' | 'at' | 'owner'>): UnchangedAnswer {
  return { unchanged: true, after, cursor, epoch, at, owner };
}

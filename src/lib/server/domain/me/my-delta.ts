import { servedHere, type Scheme } from '$lib/points';
import type { ChangedKind } from '../../platform/changes/changes';
import { phoneOwner, wholeParts, type MyDelta } from '$lib/sync';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import type { BookedEntry } from '../ledger/ledger';
import { isOfAnObjection } from '../objections/objection';
import { correctedPeriodByLine } from '../objections/corrections/corrected-period-by-line';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { allOf } from '../../platform/store/all-of';
import { roleNames } from '../units/role-names';
import type { UnitStores } from '../units/unit-stores';
import { partDigest } from './part-digest';
import { hasChanged } from './has-changed';
import { ownAffairs } from './own-affairs';
import { phoneEpoch } from './phone-epoch';
import { publishedAfter } from './published-after';
import { ruleSpell, type RosterPerson } from '../roster/spells';

/** The data that a phone has beside its cursor; absent or null: none. */
export interface PhoneHas {
  /** the epoch of its cursor */
  epoch?: string | null | undefined;
  /** the instant of its last answer */
  at?: string | null | undefined;
  /** the digest of the scheme that it calculates by */
  scheme?: string | null | undefined;
  /** number of longer periods */
  longer?: number | null | undefined;
  /** the digest of its papers */
  papers?: string | null | undefined;
}

/**
 * All changes of one member since a cursor. A cursor of another epoch (from before a backup was restored, or
 * of somebody else whom the account was linked to), or beyond the newest change, gets everything: `after` is 0, and
 * the phone starts anew.
 * @param asked the cursor; 0 for everything
 * @throws Problem `not-scored` when the account is no member
 */
export async function myDelta(app: App, actor: Actor, asked: number, has: PhoneHas = {}): Promise<MyDelta> {
  const otherUnits = await unitsBeside(app, actor);
  // The cursor and the lines up to it come from one snapshot, or else a line would be missed for good.
  return app.readTransaction(actor, async (stores) => {
    const head = await deltaHeading(stores, { actor, otherUnits }, asked, has);
    return deltaAfter(stores, app.clock(), head, has);
  });
}

/** A delta's beginning: whose it is and by which rules, and from where to where it goes. */
export interface DeltaHeading {
  actor: Actor;
  subject: RosterPerson;
  otherUnits: MyDelta['otherUnits'];
  scheme: NonNullable<MyDelta['scheme']>;
  epoch: string;
  after: number;
  cursor: number;
  /**
   * changes after the cursor that may concern the member, or somebody of whom the account has declared something; null: the
   * phone gets everything
   */
  changed: ChangedKind[] | null;
}

/** The other units in which the account is scored today, as the phone names them. */
export async function unitsBeside(app: App, actor: Actor): Promise<MyDelta['otherUnits']> {
  const others = (await app.scored(actor)).filter(({ unit }) => unit !== actor.unit);
  return allOf(
    others.map(async (there) => ({ owner: phoneOwner(there), name: (await app.read(there)).unit.name }))
  );
}

/**
 * Finds from where to where an answer to a phone goes.
 * @throws Problem `not-scored` when the account is no member
 */
export async function deltaHeading(
  stores: UnitStores,
  { actor, otherUnits }: Pick<DeltaHeading, 'actor' | 'otherUnits'>,
  asked: number,
  has: PhoneHas
): Promise<DeltaHeading> {
  if (actor.subject === null) throw new Problem('not-scored', 403);
  const { changes, claims, roster } = stores;
  const [store, cursor, subject, declared] = await allOf([
    changes.epoch(),
    changes.head(),
    roster.find(actor.subject),
    claims.declaredSubjects(actor.account)
  ]);
  if (!subject) throw new Problem('not-scored', 403);
  const epoch = phoneEpoch(store, subject.id);
  const after = has.epoch !== epoch || asked > cursor ? 0 : asked;
  const followed = [subject.id, ...declared];
  const changed = after === 0 ? null : after === cursor ? [] : await changes.kindsAfter(after, followed);
  return { actor, subject, otherUnits, scheme: sentScheme(schemeOf(stores)), epoch, after, cursor, changed };
}

/** All changes after a heading's cursor. */
export async function deltaAfter(
  stores: UnitStores,
  now: Date,
  { actor, subject, otherUnits, scheme, epoch, after, cursor, changed }: DeltaHeading,
  has: PhoneHas
): Promise<MyDelta> {
  const { unit } = stores;
  // The phone scores by these days: it knows nothing of other units.
  const served = servedHere(subject);
  const [booked, published, own] = await allOf([
    bookedAfter(stores, subject.id, { after, changed }),
    publishedAfter(stores, now, subject.id, { after, longer: after > 0 ? has.longer : null, changed }),
    ownAffairs(
      stores,
      now,
      { subject, account: actor.account },
      { after, at: has.at, papers: has.papers, changed }
    )
  ]);
  const delta = {
    after,
    cursor,
    epoch,
    at: now.toISOString(),
    owner: phoneOwner(actor),
    otherUnits,
    person: {
      subject: subject.id,
      name: subject.name,
      ...ruleSpell(served),
      ...(served.earlier && { earlier: served.earlier.map(ruleSpell) })
    },
    unit: {
      name: unit.name,
      parent: unit.parent,
      timeZone: unit.timeZone,
      firstPeriod: unit.firstPeriod,
      roleNames: roleNames(unit, schemeOf(stores))
    },
    scheme: after > 0 && scheme.digest === has.scheme ? null : scheme,
    ...booked,
    ...published,
    ...own
  };
  return { ...delta, wholeDigest: partDigest(wholeParts(delta)) };
}

/** One's entries after a cursor, with the decisions that they are based on. */
async function bookedAfter(
  stores: UnitStores,
  subject: string,
  { after, changed }: Pick<DeltaHeading, 'after' | 'changed'>
): Promise<Pick<MyDelta, 'entries' | 'decisions'>> {
  if (!hasChanged(changed, ['entry'], [subject])) return { entries: [], decisions: [] };
  const entries = await stores.ledger.entries({ subject, after });
  // The line that a correction undoes may have been sent before, and a late assembly's reversal is read with what it undoes.
  const isRead = (entry: BookedEntry) => isOfAnObjection(entry) || entry.reverses !== null;
  const known = entries.some(isRead) ? await stores.ledger.entries({ subject }) : entries;
  const corrects = await correctedPeriodByLine(stores, known);
  const grounds = [...new Set(entries.map(({ decision }) => decision))];
  return {
    entries: entries.map(({ subject: _, ...entry }) => {
      const period = corrects.get(entry.id);
      return { ...entry, ...(period !== undefined && { corrects: period }) };
    }),
    decisions: grounds.length === 0 ? [] : await stores.decisions.list(grounds)
  };
}

/** A scheme stays the same object while it is kept (`readScheme`), so its digest is made once. */
const digests = new WeakMap<Scheme, string>();

function sentScheme(scheme: Scheme): NonNullable<MyDelta['scheme']> {
  const digest = digests.get(scheme) ?? partDigest(scheme);
  digests.set(scheme, digest);
  return { digest, rules: { ...scheme } };
}

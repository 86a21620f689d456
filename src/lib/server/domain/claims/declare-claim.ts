import { dayIn, isDay, yearOf, type Day } from '$lib/calendar';
import { hasDeclaring } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needText } from '../../platform/text/need-text';
import { saysSomething } from '../../platform/text/text-trouble';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { personNamed } from '../roster/person-named';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { allOf } from '../../platform/store/all-of';
import type { UnitStores } from '../units/unit-stores';
import type { ClaimFields } from './claim';
import { statusOf } from './claim-status';
import { claimId } from './claim-id';
import { claimNo } from './claim-no';
import { needBookable } from './need-bookable';
import { readFields, type TypedClaim } from './read-fields';

export interface DeclareInput extends TypedClaim {
  /** made by the client: the same key declares once */
  key: string;
  /** 编号 or full name of a colleague; '' for oneself */
  subject: string;
}

/**
 * Declares what the member did, or what they saw a colleague do.
 * @throws Problem `not-scored`, `no-declaring`, `name-shared`, those of `personNamed`, `claim-twice`, `too-many-claims`,
 * and those of `readFields` and `needBookable`
 */
export function declareClaim(app: App, actor: Actor, { key, ...input }: DeclareInput) {
  return app.runCommand(actor, { permission: 'declare', key, input: { ...input } }, async (stores) => {
    if (actor.subject === null) throw new Problem('not-scored', 403);
    const today = dayIn(stores.unit.timeZone, app.clock());
    const subject = input.subject ? (await personNamed(stores, input.subject, today)).id : actor.subject;
    const way = subject === actor.subject ? 'own' : 'reported';
    const { account } = actor;
    const origin = { id: claimId(account, key), way, account, paper: '', received: null } as const;
    return declare(stores, app.clock(), { ...input, subject }, origin);
  });
}

export interface ClaimPaperInput extends DeclareInput {
  /** number of the paper form */
  paper: string;
  /** YYYY-MM-DD on which the paper came, by which a meeting may decide it; absent or '': today */
  received?: string;
}

/**
 * Keys in a claim that came on paper (积分申请表), in the name of the person who filled it in.
 * @throws Problem `paper-number-missing`, `bad-date`, `date-in-future`, `paper-before-event`, `own-claim` for a recorder's own, today or before, and those of
 * `declareClaim`
 */
export function keyClaim(app: App, actor: Actor, { key, ...input }: ClaimPaperInput) {
  return app.runCommand(actor, { permission: 'check-claims', key, input: { ...input } }, async (stores) => {
    if (!saysSomething(input.paper)) throw new Problem('paper-number-missing', 422);
    needText(input.paper, 40);
    const person = await actingPerson(actor, stores.accounts);
    if (isBarred({ deed: 'enter', parts: partsInRow(person, input.subject) }))
      throw new Problem('own-claim', 403, { no: input.paper });
    const received = receivedOn(input, dayIn(stores.unit.timeZone, app.clock()));
    const { account } = actor;
    const origin = {
      id: claimId(account, key),
      way: 'paper',
      account,
      paper: input.paper,
      received
    } as const;
    return declare(stores, app.clock(), input, origin);
  });
}

/** The day on which a paper came: not before what it tells of, nor after today. */
function receivedOn({ received = '', date }: Omit<ClaimPaperInput, 'key'>, today: Day): Day {
  const day = received || today;
  if (!isDay(day)) throw new Problem('bad-date', 422, { value: day });
  if (day > today) throw new Problem('date-in-future', 422, { value: day });
  if (isDay(date) && day < date) throw new Problem('paper-before-event', 422, { day, event: date });
  return day;
}

/**
 * Claims of one account that nothing has ended, or that it withdrew within a day: beyond lies a mistake, or somebody who
 * floods the dashboard or, with their files, the disk.
 */
const mostPressing = 100;
const day = 24 * 60 * 60_000;

async function declare(
  stores: UnitStores,
  now: Date,
  typed: TypedClaim & { subject: string },
  origin: {
    id: string;
    way: 'own' | 'reported' | 'paper';
    account: string;
    paper: string;
    received: Day | null;
  }
): Promise<{ id: string; no: string }> {
  const scheme = schemeOf(stores);
  if (!hasDeclaring(scheme)) throw new Problem('no-declaring', 409);
  const today = dayIn(stores.unit.timeZone, now);
  const subject = await stores.roster.find(typed.subject);
  if (!subject) throw new Problem('unknown-subject', 422, { value: typed.subject });
  const fields = readFields(typed, { scheme, subject, today, first: stores.unit.firstPeriod });
  await needBookable(stores, fields.date);
  const claim = { year: yearOf(today), subject: subject.id, fields, ...origin };
  // All queries share one round trip, because everybody else's claim waits behind this one.
  const [, , place] = await allOf([
    origin.way !== 'paper' && refuseFlood(stores, origin.account, now),
    refuseTwice(stores, subject.id, fields, { today }),
    stores.claims.nextPlace(claim)
  ]);
  const { id, no } = await stores.claims.declare(claim, place);
  return { id, no: claimNo({ year: claim.year, no }) };
}

async function refuseFlood(stores: UnitStores, account: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - day).toISOString();
  if ((await stores.claims.countPressingBy({ account, since })) >= mostPressing)
    throw new Problem('too-many-claims', 429, { limit: mostPressing });
}

/**
 * Refuses a second claim of the same fact about the same person, on the same day and paper, even when two
 * people have seen it.
 * @throws Problem `claim-twice`
 */
export async function refuseTwice(
  stores: UnitStores,
  subject: string,
  fields: ClaimFields,
  { today, but = null }: { today: string; /** id of the one that is corrected */ but?: string | null }
): Promise<void> {
  const { item, date, value } = fields;
  const ids = await stores.claims.withFacts(subject, { item, date, value });
  const others = ids.length === 0 ? [] : await stores.claims.list({ ids });
  for (const other of others) {
    const { state, fields: known } = statusOf(other, today, stores.unit.timeZone);
    const isGone = state === 'withdrawn' || state === 'merged' || state === 'refused';
    if (other.id !== but && !isGone && isSame(known, fields))
      throw new Problem('claim-twice', 409, { no: claimNo(other) });
  }
}

function isSame(a: ClaimFields, b: ClaimFields): boolean {
  const equal = ['item', 'date', 'value'] as const;
  const alike = ['basis', 'matterText'] as const;
  return (
    equal.every((field) => a[field] === b[field]) &&
    alike.every((field) => plainText(a[field]) === plainText(b[field]))
  );
}

/** A text as it is compared: however it is spaced, in whichever width its figures are typed, and without what nobody sees. */
function plainText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{C}\p{Default_Ignorable_Code_Point}]/gu, '');
}

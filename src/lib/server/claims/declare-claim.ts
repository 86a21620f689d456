import { dayIn } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { needText } from '../imports/need-text';
import { saysSomething } from '../imports/text-trouble';
import { isConcerned } from '../outcomes/concerned';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import { allOf } from '../store/all-of';
import type { UnitStores } from '../store/unit-stores';
import type { ClaimFields } from './claim';
import { standingOf } from './claim-standing';
import { claimNo } from './claim-no';
import { readFields, type TypedClaim } from './read-fields';

export interface DeclareInput extends TypedClaim {
  /** made by the client: the same key declares once */
  key: string;
  /** 编号 of a colleague; '' for oneself */
  subject: string;
}

/**
 * Declares what the member did, or what they saw a colleague do.
 * @throws Problem `not-scored`, `unknown-subject`, `claim-twice`, `too-many-claims`, and those of `readFields`
 */
export function declareClaim(house: House, actor: Actor, { key, ...input }: DeclareInput) {
  return house.act(actor, { act: 'declare', key, input: { ...input } }, async (stores) => {
    if (actor.subject === null) throw new Problem('not-scored', 403);
    const subject = input.subject || actor.subject;
    const way = subject === actor.subject ? 'own' : 'reported';
    return declare(stores, house.clock(), { ...input, subject }, { way, account: actor.account, paper: '' });
  });
}

export interface PaperInput extends DeclareInput {
  /** number of the paper form */
  paper: string;
}

/**
 * Keys in what came on paper (积分申请表), in the name of whoever filled it in.
 * @throws Problem `paper-number-missing`, `own-claim` for a recorder's own, today or before, and as `declareClaim`
 */
export function keyClaim(house: House, actor: Actor, { key, ...input }: PaperInput) {
  return house.act(actor, { act: 'check-claims', key, input: { ...input } }, async (stores) => {
    if (!saysSomething(input.paper)) throw new Problem('paper-number-missing', 422);
    needText(input.paper, 40);
    const isOwn =
      input.subject === actor.subject ||
      isConcerned(actor.account, input.subject, await stores.accounts.list());
    if (isOwn) throw new Problem('own-claim', 403, { no: input.paper });
    const ground = { way: 'paper', account: actor.account, paper: input.paper } as const;
    return declare(stores, house.clock(), input, ground);
  });
}

/** Claims of one account that nothing has ended: beyond lies a mistake, or somebody who floods the desk. */
const mostOpen = 100;

async function declare(
  stores: UnitStores,
  now: Date,
  typed: TypedClaim & { subject: string },
  ground: { way: 'own' | 'reported' | 'paper'; account: string; paper: string }
): Promise<{ id: string; no: string }> {
  const today = dayIn(stores.unit.timeZone, now);
  const subject = await stores.roster.find(typed.subject);
  if (!subject) throw new Problem('unknown-subject', 422, { value: typed.subject });
  const fields = readFields(typed, { scheme: schemeOf(stores), subject, today });
  const claim = { year: Number(today.slice(0, 4)), subject: subject.id, fields, ...ground };
  // One way to the database and back for all that is asked: behind it stands everybody else's claim.
  const [, , place] = await allOf([
    ground.way !== 'paper' && refuseFlood(stores, ground.account),
    refuseTwice(stores, subject.id, fields, { today }),
    stores.claims.nextPlace(claim)
  ]);
  const { id, no } = await stores.claims.declare(claim, place);
  return { id, no: claimNo({ year: claim.year, no }) };
}

async function refuseFlood(stores: UnitStores, account: string): Promise<void> {
  if ((await stores.claims.countOpenBy(account)) >= mostOpen)
    throw new Problem('too-many-claims', 429, { limit: mostOpen });
}

/** The same of the same person, on the same day and paper, is the same claim: also when two have seen it. */
export async function refuseTwice(
  stores: UnitStores,
  subject: string,
  fields: ClaimFields,
  { today, but = null }: { today: string; /** id of the one that is mended */ but?: string | null }
): Promise<void> {
  const ids = await stores.claims.saying(subject, fields);
  const others = ids.length === 0 ? [] : await stores.claims.list({ ids });
  for (const other of others) {
    const { state, fields: known } = standingOf(other, today, stores.unit.timeZone);
    const isGone = state === 'withdrawn' || state === 'merged' || state === 'refused';
    if (other.id !== but && !isGone && isSame(known, fields))
      throw new Problem('claim-twice', 409, { no: claimNo(other) });
  }
}

function isSame(a: ClaimFields, b: ClaimFields): boolean {
  const compared = ['item', 'date', 'value', 'basis', 'matter'] as const;
  return compared.every((field) => a[field] === b[field]);
}

import { longestStory } from '$lib/sync';
import { dayIn } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import { isBarred, partsInClaim, type PersonInMatter } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import type { App } from '../../app';
import { needText } from '../../platform/text/need-text';
import { saysSomething } from '../../platform/text/text-trouble';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { needSubject } from '../roster/need-subject';
import type { UnitStores } from '../units/unit-stores';
import type { Claim, ClaimFields } from './claim';
import { claimNo } from './claim-no';
import type { ClaimState, ClaimStatus } from './claim-status';
import { needBookable } from './need-bookable';
import { needClaim, needClaims } from './need-claim';
import { readFields, type TypedClaim } from './read-fields';
import { needNoConsequence } from './suspect-claim';

/**
 * The states in which a claim may be checked: also while it waits for the meeting, as long as nothing is
 * decided.
 */
const checkable: readonly ClaimState[] = ['open', 'forwarded'];
/** A paper that was sent back comes again on paper, and the recorder who keyed it in corrects it. */
const alsoOfPaper: readonly ClaimState[] = [...checkable, 'returned'];

interface Checked {
  key: string;
  /** each with the number of the last step that was shown */
  claims: readonly { claim: string; seen: number }[];
  /** opinion (初评意见), or the reason of sending back */
  words: string;
}

/**
 * Puts claims before the meeting (提请会议), one of them adjusted if need be. All of them, or none.
 * @param adjusted what the recorder found instead; only for one claim at a time
 * @throws Problem `own-claim`, `nothing-marked`, `claim-state`, `claim-changed`, `bad-form` when several are adjusted, and those
 *   of `readFields`
 */
export function forwardClaims(
  app: App,
  actor: Actor,
  { key, claims, words, adjusted = null }: Checked & { adjusted?: TypedClaim | null }
) {
  const input = { claims: claims.map((each) => ({ ...each })), words, adjusted: adjusted && { ...adjusted } };
  return app.runCommand(actor, { permission: 'check-claims', key, input }, async (stores) => {
    if (adjusted && claims.length > 1) throw new Problem('bad-form', 400);
    const checked = await needChecked(stores, app, actor, { claims, words });
    const [first] = checked;
    const fields = adjusted && first ? await readFor(stores, app, first.claim, adjusted) : undefined;
    await stores.claims.add(
      checked.map(({ claim, seen }) => ({
        claim: claim.id,
        seen,
        action: 'forward',
        account: actor.account,
        words,
        ...(fields && { fields })
      }))
    );
    return { claims: checked.length };
  });
}

/**
 * Sends claims back for correction (退回补正), with the reason.
 * @throws Problem `reason-missing`, `decides-suspicion`, and those of `forwardClaims`
 */
export function returnClaims(app: App, actor: Actor, { key, claims, words }: Checked) {
  const input = { claims: claims.map((each) => ({ ...each })), words };
  return app.runCommand(actor, { permission: 'check-claims', key, input }, async (stores) => {
    if (!saysSomething(words)) throw new Problem('reason-missing', 422, { limit: longestStory });
    const checked = await needChecked(stores, app, actor, { claims, words });
    await needNoConsequence(
      stores,
      checked.map(({ claim }) => claim)
    );
    const { account } = actor;
    await stores.claims.add(
      checked.map(({ claim, seen }) => ({ claim: claim.id, seen, action: 'return', account, words }))
    );
    return { claims: checked.length };
  });
}

/**
 * Two claims of one person tell of one thing: one of them stands for both, the other ends (合并).
 * @throws Problem `merge-unlike` when they aren't of one person and item, `decides-suspicion`, and as
 * `forwardClaims`
 */
export function mergeClaims(
  app: App,
  actor: Actor,
  { key, ...input }: { key: string; claim: string; seen: number; into: string }
) {
  return app.runCommand(actor, { permission: 'check-claims', key, input: { ...input } }, async (stores) => {
    const { seen, into } = input;
    const one = await needClaim(stores, app.clock(), input.claim, alsoOfPaper);
    checkOne(one, await actingPerson(actor, stores.accounts));
    await needNoConsequence(stores, [one.claim]);
    const other = await needClaim(stores, app.clock(), into, checkable);
    const isAlike =
      one.claim.id !== other.claim.id &&
      one.claim.subject === other.claim.subject &&
      one.status.fields.item === other.status.fields.item;
    if (!isAlike) throw new Problem('merge-unlike', 422, { no: claimNo(other.claim) });
    await stores.claims.add([{ claim: one.claim.id, seen, action: 'merge', account: actor.account, into }]);
    return null;
  });
}

async function needChecked(
  stores: UnitStores,
  app: App,
  actor: Actor,
  { claims, words }: Pick<Checked, 'claims' | 'words'>
): Promise<{ claim: Claim; status: ClaimStatus; seen: number }[]> {
  if (claims.length === 0) throw new Problem('nothing-marked', 422);
  needText(words, longestStory);
  const ids = claims.map(({ claim }) => claim);
  const found = await needClaims(stores, app.clock(), ids, alsoOfPaper);
  const person = await actingPerson(actor, stores.accounts);
  return found.map((each, at) => {
    checkOne(each, person);
    return { ...each, seen: claims[at]?.seen ?? 0 };
  });
}

/** @throws Problem `claim-state`, `own-claim` */
function checkOne({ claim, status }: { claim: Claim; status: ClaimStatus }, person: PersonInMatter): void {
  if (claim.way !== 'paper' && !checkable.includes(status.state))
    throw new Problem('claim-state', 409, { no: claimNo(claim) });
  // A paper claim belongs to the person on the paper, whoever keyed it in, so keying it in bars nobody.
  if (isBarred({ deed: 'check', parts: partsInClaim(person, claim) }))
    throw new Problem('own-claim', 403, { no: claimNo(claim) });
}

async function readFor(stores: UnitStores, app: App, claim: Claim, typed: TypedClaim): Promise<ClaimFields> {
  const subject = await needSubject(stores, claim.subject);
  const today = dayIn(stores.unit.timeZone, app.clock());
  const given = { scheme: schemeOf(stores), subject, today, first: stores.unit.firstPeriod };
  const fields = readFields(typed, given);
  await needBookable(stores, fields.date);
  return fields;
}

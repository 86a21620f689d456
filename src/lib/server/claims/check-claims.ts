import { dayIn } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { needText } from '../imports/need-text';
import { saysSomething } from '../imports/text-trouble';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import { needSubject } from '../roster/need-subject';
import type { UnitStores } from '../store/unit-stores';
import type { Claim, ClaimFields } from './claim';
import { claimNo } from './claim-no';
import type { ClaimState, Standing } from './claim-standing';
import { needClaim, needClaims } from './need-claim';
import { longestStory, readFields, type TypedClaim } from './read-fields';

/** What may be checked: also what waits for the meeting, as long as nothing is decided. */
const checkable: readonly ClaimState[] = ['open', 'forwarded'];
/** A paper that was sent back comes again on paper: who keyed it in puts it right. */
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
 * @throws Problem `own-claim`, `nothing-entered`, `claim-state`, `claim-changed`, `bad-form` when several are adjusted, and those
 *   of `readFields`
 */
export function forwardClaims(
  house: House,
  actor: Actor,
  { key, claims, words, adjusted = null }: Checked & { adjusted?: TypedClaim | null }
) {
  const input = { claims: claims.map((each) => ({ ...each })), words, adjusted: adjusted && { ...adjusted } };
  return house.act(actor, { act: 'check-claims', key, input }, async (stores) => {
    if (adjusted && claims.length > 1) throw new Problem('bad-form', 400);
    const checked = await needChecked(stores, house, actor, { claims, words });
    const [first] = checked;
    const fields = adjusted && first ? await readFor(stores, house, first.claim, adjusted) : undefined;
    await stores.claims.add(
      checked.map(({ claim, seen }) => ({
        ...{ claim: claim.id, seen, act: 'forward', account: actor.account, words },
        ...(fields && { fields })
      }))
    );
    return { claims: checked.length };
  });
}

/**
 * Sends claims back to be mended (退回补正), with the reason.
 * @throws Problem `reason-missing`, and as `forwardClaims`
 */
export function returnClaims(house: House, actor: Actor, { key, claims, words }: Checked) {
  const input = { claims: claims.map((each) => ({ ...each })), words };
  return house.act(actor, { act: 'check-claims', key, input }, async (stores) => {
    if (!saysSomething(words)) throw new Problem('reason-missing', 422, { limit: longestStory });
    const checked = await needChecked(stores, house, actor, { claims, words });
    const { account } = actor;
    await stores.claims.add(
      checked.map(({ claim, seen }) => ({ claim: claim.id, seen, act: 'return', account, words }))
    );
    return { claims: checked.length };
  });
}

/**
 * Two claims of one person tell of one thing: one of them stands for both, the other ends (合并).
 * @throws Problem `merge-unlike` when they aren't of one person and item, and as `forwardClaims`
 */
export function mergeClaims(
  house: House,
  actor: Actor,
  { key, ...input }: { key: string; claim: string; seen: number; into: string }
) {
  return house.act(actor, { act: 'check-claims', key, input: { ...input } }, async (stores) => {
    const { seen, into } = input;
    const one = await needClaim(stores, house.clock(), input.claim, alsoOfPaper);
    checkOne(one, actor);
    const other = await needClaim(stores, house.clock(), into, checkable);
    const isAlike =
      one.claim.id !== other.claim.id &&
      one.claim.subject === other.claim.subject &&
      one.standing.fields.item === other.standing.fields.item;
    if (!isAlike) throw new Problem('merge-unlike', 422, { no: claimNo(other.claim) });
    await stores.claims.add([{ claim: one.claim.id, seen, act: 'merge', account: actor.account, into }]);
    return null;
  });
}

async function needChecked(
  stores: UnitStores,
  house: House,
  actor: Actor,
  { claims, words }: Pick<Checked, 'claims' | 'words'>
): Promise<{ claim: Claim; standing: Standing; seen: number }[]> {
  if (claims.length === 0) throw new Problem('nothing-entered', 422);
  needText(words, longestStory);
  const ids = claims.map(({ claim }) => claim);
  const found = await needClaims(stores, house.clock(), ids, alsoOfPaper);
  return found.map((each, at) => {
    checkOne(each, actor);
    return { ...each, seen: claims[at]?.seen ?? 0 };
  });
}

/** @throws Problem `claim-state`, `own-claim` */
function checkOne({ claim, standing }: { claim: Claim; standing: Standing }, actor: Actor): void {
  if (claim.way !== 'paper' && !checkable.includes(standing.state))
    throw new Problem('claim-state', 409, { no: claimNo(claim) });
  // What came on paper is somebody else's, whoever keyed it in.
  const isOwn =
    claim.subject === actor.subject || (claim.way !== 'paper' && claim.declaredBy === actor.account);
  if (isOwn) throw new Problem('own-claim', 403, { no: claimNo(claim) });
}

async function readFor(
  stores: UnitStores,
  house: House,
  claim: Claim,
  typed: TypedClaim
): Promise<ClaimFields> {
  const subject = await needSubject(stores, claim.subject);
  const today = dayIn(stores.unit.timeZone, house.clock());
  return readFields(typed, { scheme: schemeOf(stores), subject, today });
}

import { longestStory } from '$lib/sync';
import { dayIn } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needText } from '../../platform/text/need-text';
import { schemeOf } from '../periods/unit-scheme';
import { needSubject } from '../roster/need-subject';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { Claim } from './claim';
import { claimNo } from './claim-no';
import { stateOf, stepsThatHold } from './claim-status';
import { refuseTwice } from './declare-claim';
import { needBookable } from './need-bookable';
import { needOwnClaim, needState } from './need-claim';
import { readFields, type TypedClaim } from './read-fields';

interface OwnClaimInput {
  key: string;
  claim: string;
  /** number of the last step that was shown */
  seen: number;
}

/**
 * The person of whom something was reported says whether it was so (本人确认). Whatever the answer, people
 * check it next.
 * @throws Problem `not-found` when it is about somebody else, `claim-answered`, `claim-state`, `claim-changed`, or
 * what keeps a text out
 */
export function answerClaim(
  app: App,
  actor: Actor,
  { key, ...input }: OwnClaimInput & { agrees: boolean; words: string }
) {
  return app.runCommand(actor, { permission: 'declare', key, input: { ...input } }, async (stores) => {
    const isReported = ({ subject, way }: Claim) => subject === actor.subject && way === 'reported';
    const claim = await needOwnClaim(stores, input.claim, isReported);
    if (claim.steps.some(({ action }) => action === 'answer'))
      throw new Problem('claim-answered', 409, { no: claimNo(claim) });
    await needState(stores, app.clock(), claim, ['waiting', 'open']);
    needText(input.words, longestStory);
    const { seen, agrees, words } = input;
    const { account } = actor;
    await stores.claims.add([{ claim: claim.id, seen, action: 'answer', account, agrees, words }]);
    return null;
  });
}

function isDeclaredBy({ account }: Actor): (claim: Claim) => boolean {
  return ({ declaredBy }) => declaredBy === account;
}

/**
 * Corrects a claim that was sent back (退回补正).
 * @throws Problem `not-found` when somebody else declared it, `claim-amended` when it was corrected on another device since,
 * `claim-state`, `claim-changed`, `claim-twice`, and those of `readFields`
 */
export function amendClaim(app: App, actor: Actor, { key, ...input }: OwnClaimInput & TypedClaim) {
  return app.runCommand(actor, { permission: 'declare', key, input: { ...input } }, async (stores) => {
    const claim = await needOwnClaim(stores, input.claim, isDeclaredBy(actor));
    await needUnamended(stores, app.clock(), claim, input.seen);
    await needState(stores, app.clock(), claim, ['returned']);
    const subject = await needSubject(stores, claim.subject);
    const today = dayIn(stores.unit.timeZone, app.clock());
    const fields = readFields(input, {
      scheme: schemeOf(stores),
      subject,
      today,
      first: stores.unit.firstPeriod
    });
    await needBookable(stores, fields.date);
    await refuseTwice(stores, subject.id, fields, { today, but: claim.id });
    const { seen } = input;
    await stores.claims.add([{ claim: claim.id, seen, action: 'amend', account: actor.account, fields }]);
    return null;
  });
}

/**
 * Refuses a correction of a claim that another device of its declarer has corrected since, and that wasn't sent back again: that
 * it is settled, or hasn't come so far, would be untrue.
 */
async function needUnamended(stores: UnitStores, now: Date, claim: Claim, seen: number): Promise<void> {
  const isAmended = claim.steps.some(({ no, action }) => no > seen && action === 'amend');
  if (!isAmended) return;
  const today = dayIn(stores.unit.timeZone, now);
  const state = stateOf(claim, today, stores.unit.timeZone);
  if (state === 'open' || state === 'waiting' || state === 'forwarded')
    throw new Problem('claim-amended', 409, { no: claimNo(claim) });
}

/**
 * Withdraws a claim that nobody has decided yet (撤回); it stays in the register. A claim into which others
 * were merged represents them too, and their declarers count on it, so it can't be withdrawn.
 * @throws Problem `not-found` when somebody else declared it, `claim-state`, `claim-changed`,
 * `claim-stands-for-others`
 */
export function withdrawClaim(app: App, actor: Actor, { key, ...input }: OwnClaimInput) {
  return app.runCommand(actor, { permission: 'declare', key, input: { ...input } }, async (stores) => {
    const claim = await needOwnClaim(stores, input.claim, isDeclaredBy(actor));
    await needState(stores, app.clock(), claim, ['waiting', 'open', 'returned', 'forwarded']);
    const alike = await stores.claims.list({ subject: claim.subject });
    if (alike.some((other) => stepsThatHold(other).some(({ into }) => into === claim.id)))
      throw new Problem('claim-stands-for-others', 409, { no: claimNo(claim) });
    await stores.claims.add([
      { claim: claim.id, seen: input.seen, action: 'withdraw', account: actor.account }
    ]);
    return null;
  });
}

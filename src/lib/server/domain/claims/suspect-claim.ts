import { longestStory } from '$lib/sync';
import { dayIn, yearOf } from '$lib/calendar';
import type { Procedure } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { needReason } from '../../platform/text/need-text';
import { isBarred, partsInClaim } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { schemeOf } from '../periods/unit-scheme';
import { needSubject } from '../roster/need-subject';
import type { UnitStores } from '../units/unit-stores';
import type { Claim } from './claim';
import { claimNo } from './claim-no';
import type { ClaimState } from './claim-status';
import { needClaim } from './need-claim';
import { readFields } from './read-fields';

/** A document's clause about false declarations, and the item by which the meeting is to decide. */
export type FalseDeclaration = NonNullable<Procedure['falseDeclaration']>;

/** The clause about false declarations in the unit's rules (C 六); null where they say nothing. */
export function falseDeclarationOf(stores: UnitStores): FalseDeclaration | null {
  return schemeOf(stores).procedure.falseDeclaration ?? null;
}

/** The states of a claim that can be found false. */
const suspectable: readonly ClaimState[] = ['open', 'returned', 'forwarded', 'granted'];

/** Whether a claim in this state may be put before the meeting as false, by these rules. */
export function maySuspect({ way }: Pick<Claim, 'way'>, state: ClaimState): boolean {
  return way !== 'reported' && suspectable.includes(state);
}

/**
 * Puts before the meeting that a claim is a false declaration (虚假申报), with the reason, also one that a meeting
 * has granted. The claim rests until then, and is never deleted; what the document says follows is put up as a
 * claim of its own, on which the same meeting rules. What was booked for a granted claim counts until then. Only
 * what people declared of themselves can be one, since a colleague who reports is another person than the one
 * who would be named.
 * @throws Problem `false-not-in-rules`, `false-not-own`, `reason-missing`, `own-claim`, `claim-state`,
 * `claim-changed`, `decides-suspicion`
 */
export function suspectClaim(
  app: App,
  actor: Actor,
  { key, ...input }: { key: string; claim: string; seen: number; words: string }
): Promise<{ consequence: string }> {
  return app.runCommand(actor, { permission: 'check-claims', key, input: { ...input } }, async (stores) => {
    const { seen, words } = input;
    needReason(words, longestStory);
    const { claim } = await needClaim(stores, app.clock(), input.claim, suspectable);
    const rule = falseDeclarationOf(stores);
    if (!rule) throw new Problem('false-not-in-rules', 409);
    const no = claimNo(claim);
    if (claim.way === 'reported') throw new Problem('false-not-own', 409, { no });
    const person = await actingPerson(actor, stores.accounts);
    if (isBarred({ deed: 'check', parts: partsInClaim(person, claim) }))
      throw new Problem('own-claim', 403, { no });
    await needNoConsequence(stores, [claim]);
    const today = dayIn(stores.unit.timeZone, app.clock());
    const subject = await needSubject(stores, claim.subject);
    const fields = readFields(
      { item: rule.item, date: today, quantity: '', value: '', matterText: no, basis: no, story: words },
      { scheme: schemeOf(stores), subject, today, first: stores.unit.firstPeriod, accepts: () => true }
    );
    const { account } = actor;
    const paper = { way: 'paper', account, fields, paper: no } as const;
    const { id } = await stores.claims.declare({ year: yearOf(today), subject: subject.id, ...paper });
    await stores.claims.add([
      { claim: id, seen: 1, action: 'forward', account, words },
      { claim: claim.id, seen, action: 'suspect', account, words, into: id }
    ]);
    return { consequence: id };
  });
}

/**
 * Refuses claims by which a meeting decides whether another one is false: were they returned, merged, undone or
 * suspected themselves, the suspected one could never go on.
 * @throws Problem `decides-suspicion`
 */
export async function needNoConsequence(stores: UnitStores, claims: readonly Claim[]): Promise<void> {
  for (const claim of claims)
    if ((await suspectedBy(stores, claim)) !== null)
      throw new Problem('decides-suspicion', 409, { no: claimNo(claim) });
}

/** The claim that was suspected when this one was put before the meeting; null for every other claim. */
export async function suspectedBy(stores: UnitStores, { id, way, subject }: Claim): Promise<Claim | null> {
  if (way !== 'paper') return null;
  const names = ({ steps }: Claim) => steps.some(({ action, into }) => action === 'suspect' && into === id);
  return (await stores.claims.list({ subject })).find(names) ?? null;
}

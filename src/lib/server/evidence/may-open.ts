import { dayIn } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import { may } from '../accounts/actor';
import type { Claim } from '../claims/claim';
import { standingOf, type ClaimState } from '../claims/claim-standing';
import type { UnitStores } from '../store/unit-stores';

/** What has come before those who decide, and what they have decided. */
const beforeThem: readonly ClaimState[] = ['forwarded', 'granted', 'refused'];

/**
 * Whether an actor may open the files beside a claim: whoever declared it, whom it is about, the recorder and the committee;
 * the superior, who decides when the committee can't, from the day on which it is put before a meeting. Nobody else.
 */
export function mayOpen(actor: Actor, claim: Claim, { unit }: UnitStores, now: Date): boolean {
  if (claim.declaredBy === actor.account && may(actor, 'declare')) return true;
  if (actor.subject !== null && claim.subject === actor.subject && may(actor, 'declare')) return true;
  if (actor.roles.some((role) => role === 'recorder' || role === 'committee')) return true;
  const { state } = standingOf(claim, dayIn(unit.timeZone, now), unit.timeZone);
  return actor.roles.includes('superior') && beforeThem.includes(state);
}

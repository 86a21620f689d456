import type { Actor } from '../accounts/actor';
import { may } from '../accounts/actor';
import type { Claim } from '../claims/claim';
import type { ClaimState } from '../claims/claim-standing';
import type { DeskStanding } from '../claims/desk-standing';

/** What has come before those who decide, and what they have decided. */
const beforeThem: readonly ClaimState[] = ['forwarded', 'granted', 'refused'];

/**
 * Whether an actor may open the files beside a claim: whoever declared it, whom it is about, the recorder and the committee;
 * the superior, who decides when the committee can't, from the day on which it is put before a meeting. Nobody else.
 */
export function mayOpen(actor: Actor, claim: Claim, desk: DeskStanding): boolean {
  if (claim.declaredBy === actor.account && may(actor, 'declare')) return true;
  if (actor.subject !== null && claim.subject === actor.subject && may(actor, 'declare')) return true;
  if (actor.roles.some((role) => role === 'recorder' || role === 'committee')) return true;
  const { state } = desk.standingOf(claim);
  return actor.roles.includes('superior') && beforeThem.includes(state);
}

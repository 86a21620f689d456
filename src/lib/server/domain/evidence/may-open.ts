import type { Actor } from '../../platform/access/actor';
import { may } from '../../platform/access/actor';
import type { Claim } from '../claims/claim';
import type { ClaimState } from '../claims/claim-status';
import type { DashboardStatus } from '../claims/dashboard-status';

/** The states in which a claim has come before those who decide, or was decided by them. */
const beforeThem: readonly ClaimState[] = ['forwarded', 'suspected', 'granted', 'refused', 'false'];

/**
 * Whether an actor may open the files beside a claim: its declarer, the person whom it is about, the
 * recorder and the committee; and the superior, who decides when the committee can't, from the day on which
 * it is put before a meeting. Nobody else.
 */
export function mayOpen(actor: Actor, claim: Claim, dashboard: DashboardStatus): boolean {
  if (claim.declaredBy === actor.account && may(actor, 'declare')) return true;
  if (actor.subject !== null && claim.subject === actor.subject && may(actor, 'declare')) return true;
  if (actor.roles.some((role) => role === 'recorder' || role === 'committee')) return true;
  const { state } = dashboard.statusOf(claim);
  return actor.roles.includes('superior') && beforeThem.includes(state);
}

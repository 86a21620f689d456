import { may, type Actor } from '../../platform/access/actor';
import { dashboardStatus } from '../claims/dashboard-status';
import { isBarred, partsInClaim } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import type { UnitStores } from '../units/unit-stores';

/** The tasks that wait at the dashboards of a unit, for one actor. */
export interface WaitingTasks {
  /** claims to be checked; null: no business of theirs */
  check: number | null;
  /** papers that were sent back, and that the recorder corrects */
  papers: number | null;
  /** claims before the meeting */
  decide: number | null;
  /** meetings that were recorded with the actor, and that they haven't confirmed; null: they sit in none */
  confirm: number | null;
  /**
   * claims that wait for the person they were reported of, for who declared them, or for the ruling on another
   * claim: nobody's here
   */
  elsewhere: number;
}

/**
 * Counts tasks from steps alone, because every page of the office asks. Claims that concern the actor are
 * left to others.
 */
export async function waitingFor(stores: UnitStores, now: Date, actor: Actor): Promise<WaitingTasks> {
  const dashboard = await dashboardStatus(stores, now);
  const person = await actingPerson(actor, stores.accounts);
  const counts = { check: 0, papers: 0, decide: 0, elsewhere: 0 };
  for (const claim of await stores.claims.courses()) {
    const isOwn = isBarred({ deed: 'check', parts: partsInClaim(person, claim) });
    const state = dashboard.stateOf(claim);
    if (isOwn || state === 'waiting') counts.elsewhere += 1;
    else if (state === 'open') counts.check += 1;
    else if (state === 'forwarded') counts.decide += 1;
    else if (claim.way === 'paper' && state === 'returned') counts.papers += 1;
    else counts.elsewhere += 1;
  }
  const checks = may(actor, 'check-claims');
  return {
    check: checks ? counts.check : null,
    papers: checks ? counts.papers : null,
    decide: may(actor, 'decide-claims') ? counts.decide : null,
    confirm: may(actor, 'confirm-meeting')
      ? (await stores.meetings.unconfirmedBy(actor.account)).length
      : null,
    elsewhere: counts.elsewhere
  };
}

import { may, type Actor } from '../accounts/actor';
import { deskStanding } from '../claims/desk-standing';
import type { UnitStores } from '../store/unit-stores';

/** What waits at the desks of a unit, and for whoever looks. */
export interface Waiting {
  /** claims to be checked; null: no business of theirs */
  check: number | null;
  /** papers that were sent back, and that the recorder puts right */
  papers: number | null;
  /** claims before the meeting */
  decide: number | null;
  /** claims that wait for the person they were reported of, or for who declared them: nobody's here */
  elsewhere: number;
}

/** Counts only, of acts alone: every page of the office asks. Of what concerns oneself others take care. */
export async function waitingFor(stores: UnitStores, now: Date, actor: Actor): Promise<Waiting> {
  const desk = await deskStanding(stores, now);
  const counts = { check: 0, papers: 0, decide: 0, elsewhere: 0 };
  for (const claim of await stores.claims.acts()) {
    const isOwn =
      claim.subject === actor.subject || (claim.way !== 'paper' && claim.declaredBy === actor.account);
    const state = desk.stateOf(claim);
    if (isOwn || state === 'waiting') counts.elsewhere += 1;
    else if (state === 'open') counts.check += 1;
    else if (state === 'forwarded') counts.decide += 1;
    else if (claim.way === 'paper') counts.papers += 1;
    else counts.elsewhere += 1;
  }
  const checks = may(actor, 'check-claims');
  return {
    check: checks ? counts.check : null,
    papers: checks ? counts.papers : null,
    decide: may(actor, 'decide-claims') ? counts.decide : null,
    elsewhere: counts.elsewhere
  };
}

import { addDays, dayIn, countDays, lastDay } from '$lib/calendar';
import { checkCode, windowState } from '$lib/notice';
import { may, type Actor } from '$lib/server/accounts/actor';
import { declarableItems } from '$lib/server/claims/declarable';
import { declaredOf } from '$lib/server/claims/declared';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { afterSealing } from '$lib/server/desk/after-sealing';
import { unitsBelow } from '$lib/server/desk/units-below';
import { overviewOf } from '$lib/server/periods/overview';
import { objectionsWaiting } from '$lib/server/objections/objection-lines';
import { waitingTakeover } from '$lib/server/takeover/waiting-takeover';
import { yearAhead } from '$lib/server/periods/outstanding';
import { redirect } from '@sveltejs/kit';
import { officeActor } from './office-actor';
import type { PageServerLoad } from './$types';

/** Where the unit's month stands, and what is to be done next. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  // Who writes announcements or looks after accounts has no business with anybody's points.
  const { house } = event.locals;
  const beginnings = await house.beginnings(actor);
  if (!may(actor, 'see-ledger')) redirect(303, deskOf(actor, beginnings !== null));
  const stores = await house.read(actor);
  const today = dayIn(stores.unit.timeZone, house.clock());
  const { open, entries, people, sealed, toPublish, mayPublish } = await overviewOf(stores);
  const latest = await stores.notices.latest();
  const proposal = may(actor, 'seal') ? await stores.periods.proposal() : null;
  const paper = may(actor, 'take-over') ? await waitingTakeover(stores) : null;
  const ends = lastDay(open);
  const others = (await house.above(actor)).filter(({ unit }) => unit !== actor.unit);
  return {
    beginnings,
    /** null where nobody declares: a scheme whose points are all assessed */
    declared:
      declarableItems(schemeOf(stores), today).length > 0
        ? await declaredOf(stores, house.clock(), today.slice(0, 7))
        : null,
    head: await stores.changes.head(),
    today,
    open,
    ends,
    /** where nothing shorter than the year has figures, the year is what the work is for */
    ahead: await yearAhead(stores, open),
    /** days of the open month that are still to come, today included */
    daysLeft: Math.max(0, countDays(today, ends)),
    begun: open <= today.slice(0, 7),
    afterEnd: addDays(ends, 1),
    /** proposed by somebody else: one looks at it, and seals or sends it back */
    toSeal: proposal !== null && proposal.by !== actor.account,
    /** months on paper are proposed to be taken over: by somebody else, or by whoever looks */
    takeover: paper && (paper.by === actor.account ? ('proposed' as const) : ('confirm' as const)),
    /** what waits in other units, for whoever is their superior besides */
    below: (await unitsBelow(house, others)).reduce((sum, { waiting }) => sum + waiting.length, 0),
    after: await afterSealing(stores, house.clock(), actor),
    objections: await objectionsWaiting(stores, house.clock()),
    entries,
    people,
    toPublish,
    mayPublish,
    publicity: latest && {
      period: latest.snapshot.period,
      code: latest.snapshot.code,
      check: checkCode(latest.digest),
      first: latest.snapshot.window[0] ?? '',
      ...windowState(latest.snapshot.window, today)
    },
    months: sealed.map(({ notice, ...month }) => ({
      ...month,
      notice: notice && {
        code: notice.code,
        year: notice.year,
        no: notice.no,
        check: checkCode(notice.digest)
      }
    })),
    sealed: event.url.searchParams.get('sealed'),
    published: event.url.searchParams.get('published')
  };
};

/** Where somebody begins who doesn't see the ledger. */
function deskOf(actor: Actor, beginning: boolean): string {
  if (may(actor, 'announce')) return '/office/announcements';
  // What a committee can't decide is rare, and counted in the menu.
  if (may(actor, 'review-filing')) return '/office/below';
  if (may(actor, 'see-claims')) return '/office/meetings';
  if (may(actor, 'see-assessment')) return '/office/assess';
  return beginning ? '/office/begin' : '/office/notices';
}

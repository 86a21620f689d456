import { addDays, dayIn, countDays, lastDay, monthOf } from '$lib/calendar';
import { checkCode, windowState } from '$lib/notice';
import { may } from '$lib/server/platform/access/actor';
import { hasDeclaring } from '$lib/points';
import { declaredOf } from '$lib/server/domain/claims/declared';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { afterSealing } from '$lib/server/domain/dashboard/after-sealing';
import { yearEnd } from '$lib/server/domain/dashboard/year-end';
import { subordinateUnits } from '$lib/server/domain/dashboard/subordinate-units';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { isOwnProposal } from '$lib/server/domain/periods/second-person';
import { stillWaits } from '$lib/server/domain/proposals/lapse';
import {
  lapsedOfAccount,
  proposalsForTwo,
  waitingForAccount
} from '$lib/server/domain/proposals/proposals-for-two';
import { mayConfirmAdoption } from '$lib/server/domain/schemes/may-confirm-adoption';
import { assembliesToPublish } from '$lib/server/domain/notices/assemblies-to-publish';
import { restoredLately } from '$lib/server/domain/restorations/restored-lately';
import { objectionsWaiting } from '$lib/server/domain/objections/objection-lines';
import { costOfSkipping } from '$lib/server/domain/takeover/cost-of-skipping';
import { yearAhead } from '$lib/server/domain/periods/outstanding';
import { redirect } from '@sveltejs/kit';
import { firstPageOf } from './front-page/first-page';
import { officeActor } from './office-actor';
import { unitDeadlines } from './front-page/unit-deadlines';
import type { PageServerLoad } from './$types';

/** Shows how far the unit's month is, and what to do next. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  // People who write announcements or look after accounts don't see anybody's points.
  const { app } = event.locals;
  const beginnings = await app.beginnings(actor);
  if (!may(actor, 'see-ledger')) redirect(303, firstPageOf(actor, beginnings !== null));
  const stores = await app.read(actor);
  const today = dayIn(stores.unit.timeZone, app.clock());
  const { open, entries, people, sealed, toPublish, mayPublish } = await overviewOf(stores);
  const latest = await stores.notices.latest();
  const digests = await stores.notices.digestsAsCorrected();
  const put = await app.readTransaction(actor, (at) => proposalsForTwo(at, app.clock()));
  const { seal, adoption } = waitingForAccount(actor.account, put);
  const { procedure, deadlines } = schemeOf(stores);
  const paper = may(actor, 'take-over') ? stillWaits(put.takeover) : null;
  const ends = lastDay(open);
  const others = (await app.superiors(actor)).filter(({ unit }) => unit !== actor.unit);
  return {
    beginnings,
    /** null where the document has nobody declare */
    declared: hasDeclaring(schemeOf(stores)) ? await declaredOf(stores, app.clock(), monthOf(today)) : null,
    head: await stores.changes.head(),
    restored: await restoredLately(stores, app.clock()),
    today,
    open,
    ends,
    /** null, or, where no period shorter than the year has figures, what the year still needs */
    ahead: await yearAhead(stores, open),
    /** days left in the open month, including today */
    daysLeft: Math.max(0, countDays(today, ends)),
    begun: open <= monthOf(today),
    afterEnd: addDays(ends, 1),
    /** proposed by somebody else: the reader checks it, and seals it or sends it back */
    toSeal: may(actor, 'seal') && seal !== null,
    /** somebody else has put up rules, which the reader checks, and adopts or turns down */
    toConfirm: adoption !== null && (await mayConfirmAdoption(stores, actor, app.clock())),
    /** kinds of which the reader's own proposal has lapsed: it waits for nobody, and they propose again */
    lapsed: lapsedOfAccount(actor.account, put),
    /** somebody proposed to take over months on paper: `proposed` when the reader did so, else `confirm` */
    takeover: paper && (isOwnProposal(actor.account, paper) ? ('proposed' as const) : ('confirm' as const)),
    /** null where no earlier month can be taken over */
    skipping: beginnings?.takeover === false ? await costOfSkipping(stores) : null,
    /** how much waits in other units of which the reader is the superior */
    subordinates: (await subordinateUnits(app, others)).reduce((sum, { waiting }) => sum + waiting.length, 0),
    after: await afterSealing(stores, app.clock(), actor),
    /** the steps that end the year, from December on until they are done */
    yearEnd: await yearEnd(stores, app.clock()),
    objections: await objectionsWaiting(stores, app.clock()),
    /** quarters whose assembly met after the seal, and whose supplementary notice waits for the reader */
    lateQuarters: may(actor, 'publish')
      ? (await assembliesToPublish(stores)).map(({ quarter }) => quarter)
      : [],
    entries,
    people,
    toPublish,
    mayPublish,
    /** how often the document has results filed; empty where it files none */
    filed: procedure.filing ? deadlines.filter(({ step }) => step === 'file').map(({ every }) => every) : [],
    deadlines: await unitDeadlines(stores, app.clock()),
    publicity: latest && {
      period: latest.snapshot.period,
      code: latest.snapshot.code,
      check: checkCode(digests.get(latest.snapshot.code) ?? latest.digest),
      first: latest.snapshot.window[0] ?? '',
      ...windowState(latest.snapshot.window, today)
    },
    months: sealed.map(({ notice, ...month }) => ({
      ...month,
      notice: notice && {
        code: notice.code,
        year: notice.year,
        no: notice.no,
        check: checkCode(digests.get(notice.code) ?? notice.digest)
      }
    })),
    sealed: event.url.searchParams.get('sealed'),
    published: event.url.searchParams.get('published')
  };
};

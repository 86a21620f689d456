import { dayIn, firstDay, lastDay, lastMonth, monthOf, nextMonth, wholeYear } from '$lib/calendar';
import { isInForce } from '$lib/points';
import { may } from '$lib/server/platform/access/actor';
import { decisionLimits } from '$lib/server/domain/imports';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { Problem } from '$lib/server/platform/problem/problem';
import { proposeRetirement } from '$lib/server/domain/schemes/retire-scheme';
import { draftProgress } from '$lib/server/domain/workshop/draft-progress';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { ownBodies } from '$lib/server/domain/units/own-bodies';
import { endingRules, proposeProlongation } from '$lib/server/domain/schemes/prolong-scheme';
import { proposeWithdrawal } from '$lib/server/domain/schemes/withdraw-adoption';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { orRefused, refusalOf } from '../../forms/refused';
import { decisionIn } from '../decision-in';
import { field } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { usualDecider } from '../usual-decider';
import { adoptionsView } from './adoptions-view';
import { comingAfter } from './coming';
import { dayShown } from './day-shown';
import { schemeView } from './scheme-view';
import { refusedView, secondsOf, waitingView } from './waiting-view';
import type { Actions, PageServerLoad } from './$types';

/** Shows the rules as a document: those in force today, or one of the unit's adoptions (`?no=`). */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const stores = await app.read(actor);
  const { adoptions } = stores;
  const today = dayIn(stores.unit.timeZone, app.clock());
  const spans = adoptions.spans();
  const begun = spans.filter(({ from }) => from <= today);
  const asked = Number(event.url.searchParams.get('no'));
  const shown = spans.find(({ no }) => no === asked) ?? begun[begun.length - 1] ?? spans[0];
  if (!shown) throw new Problem('unknown-scheme', 422, { value: stores.unit.scheme });
  const proposal = await adoptions.proposal();
  const line = adoptions.lines.find(({ no }) => no === shown.no);
  return {
    today,
    document: schemeView({
      scheme: shown.scheme,
      text: (await adoptions.textOf(shown.no)) ?? '',
      values: line?.action === 'adopt' ? line.parameters : {},
      on: dayShown(shown, today),
      roster: await stores.roster.list(),
      bodies: ownBodies(stores.unit, shown.scheme)
    }),
    coming: comingAfter(shown, { spans, lines: adoptions.lines }, today),
    no: shown.no,
    lines: adoptionsView(adoptions, today),
    waiting: proposal && (await waitingView(stores, { proposal, actor, now: app.clock() })),
    seconds: secondsOf(actor.account, { accounts: await stores.accounts.list(), today }),
    refused: await refusedView(stores),
    titles: Object.fromEntries(
      spans.map(({ no, scheme }) => [no, { name: scheme.name, english: scheme.english }])
    ),
    inForce: isInForce(schemeOf(stores), today),
    done: whatWasDone(event.url),
    may: { adopt: may(actor, 'adopt'), confirm: may(actor, 'confirm-adoption') },
    /** the progress of the unit's own document; null: there is no draft */
    draft: await draftProgress(stores, app.clock()),
    /** rules that name their last day and that nothing follows, with the year's end up to which they are usually prolonged */
    ending: await endingView(stores),
    key: randomUUID(),
    /** first day of next month, the proposed day for ending the rules */
    usual: firstDay(nextMonth(monthOf(today))),
    body: await usualDecider(stores),
    limits: decisionLimits
  };
};

async function endingView(stores: UnitStores) {
  const ending = await endingRules(stores);
  return ending && { ...ending, until: lastDay(lastMonth(wholeYear(ending.from))) };
}

export const actions: Actions = {
  prolong: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request);
    const asked = { to: field(form, 'to'), decision: decisionIn(form) };
    const done = await orRefused(
      () => proposeProlongation(event.locals.app, actor, { key: field(form, 'key'), ...asked }),
      { prolong: asked }
    );
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme?proposed');
  },

  withdraw: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), no: Number(field(form, 'no')) };
    const done = await orRefused(() => proposeWithdrawal(event.locals.app, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme?proposed');
  },

  retire: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request);
    const asked = { from: field(form, 'from'), decision: decisionIn(form) };
    if (field(form, 'final') !== 'yes')
      return fail(422, { ...asked, refusal: refusalOf(new Problem('retire-unticked', 422)) });
    const done = await orRefused(
      () => proposeRetirement(event.locals.app, actor, { key: field(form, 'key'), ...asked }),
      asked
    );
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme?proposed');
  }
};

const doings = ['proposed', 'adopted', 'turned-down', 'taken-back'] as const;

function whatWasDone({ searchParams }: URL): (typeof doings)[number] | null {
  return doings.find((doing) => [...searchParams.keys()].includes(doing)) ?? null;
}

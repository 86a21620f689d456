import { dayIn, countDays, lastDay } from '$lib/calendar';
import { rulesOn } from '$lib/points';
import { draftSeal, sealMonth } from '$lib/server/periods/seal-month';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { Problem } from '$lib/server/problem';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { field } from '../../fields';
import { officeActor } from '../office-actor';
import { problemText } from '../../problem-text';
import { periodView } from './period-view';
import { outstandingView } from './outstanding-view';
import { unlikeView } from './unlike-view';
import { orRefused, refusalOf } from '../../refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'seal');
  const { house } = event.locals;
  return house.view(actor, (stores) => sealing(stores, house.clock()));
};

/** The open month's figures as they would be fixed, all of one moment. */
async function sealing(stores: UnitStores, now: Date) {
  const today = dayIn(stores.unit.timeZone, now);
  const month = await stores.periods.open();
  const people = await stores.roster.list();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (subject: string) => names.get(subject) ?? subject;
  const begun = month <= today.slice(0, 7);
  const draft = begun ? await draftSeal(stores, month) : null;
  const scheme = schemeOf(stores);
  return {
    key: randomUUID(),
    month,
    begun,
    /** days still to come in the month, today included */
    daysLeft: Math.max(0, countDays(today, lastDay(month))),
    /** M5: something is given for the month as a whole, unless … */
    awards: rulesOn(scheme, lastDay(month)).items.some(({ kind }) => kind === 'standing'),
    entries: (await stores.ledger.counts()).get(month) ?? 0,
    people: people.length,
    shown: draft?.shown ?? '',
    outstanding: (draft?.outstanding ?? []).map((due) => outstandingView(due, scheme)),
    unlike: draft?.unlike ? unlikeView(draft.unlike, nameOf) : null,
    periods: (draft?.closing.periods ?? []).map((each) =>
      periodView(each, rulesOn(scheme, lastDay(month)), nameOf)
    ),
    warnings: (draft?.warnings ?? []).flatMap((warning) =>
      warning.code === 'tie-to-decide'
        ? []
        : [problemText({ code: warning.code, params: { entries: warning.entries.join('、') } })]
    )
  };
}

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'seal');
    const form = await formOf(event.request);
    const { unit } = await event.locals.house.read(actor);
    const thisMonth = dayIn(unit.timeZone, event.locals.house.clock()).slice(0, 7);
    // By the server's own clock: a form that was opened last month, or forged, doesn't tell.
    if (field(form, 'period') === thisMonth && field(form, 'early') !== 'yes')
      return fail(422, { refusal: refusalOf(new Problem('seal-early-unticked', 422)) });
    const done = await orRefused(
      () =>
        sealMonth(event.locals.house, actor, {
          key: field(form, 'key'),
          period: field(form, 'period'),
          shown: field(form, 'shown')
        }),
      {}
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office?sealed=${done.answer.period}`);
  }
};

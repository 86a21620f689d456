import { dayIn } from '$lib/calendar';
import { may, type Actor } from '$lib/server/accounts/actor';
import type { House } from '$lib/server/house';
import { decisionLimits } from '$lib/server/imports';
import { Problem } from '$lib/server/problem';
import { adoptScheme, draftAdoption, openScheme } from '$lib/server/schemes/adopt-scheme';
import { holdText, schemeFileLimit, sourceText, textIn } from '$lib/server/schemes/scheme-source';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../../form-of';
import { orRefused, refusalOf } from '../../../refused';
import { field } from '../../../fields';
import { decisionIn } from '../../decision-in';
import { officeActor } from '../../office-actor';
import { usualDecider } from '../../usual-decider';
import type { Asked } from './asked';
import { askedAdoption } from './asked-adoption';
import { choicesOf, chosenView } from './chosen-view';
import { draftView, type DraftView } from './draft-view';
import type { Actions, PageServerLoad } from './$types';

/** First which text (`?source=`), then with which values and from when; tried, by which resolution. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'adopt');
  const { house } = event.locals;
  const stores = await house.read(actor);
  const source = event.url.searchParams.get('source') ?? '';
  const base = {
    key: randomUUID(),
    limits: decisionLimits,
    largest: schemeFileLimit,
    body: await usualDecider(stores),
    ...(await choicesOf(stores, dayIn(stores.unit.timeZone, house.clock())))
  };
  if (source === '') return { ...base, chosen: null, refusal: null };
  try {
    const scheme = openScheme(await sourceText(stores, actor, { source, now: house.clock() }));
    const today = dayIn(stores.unit.timeZone, house.clock());
    return { ...base, chosen: await chosenView(stores, { source, scheme, today }), refusal: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...base, chosen: null, refusal: refusalOf(error) };
  }
};

export const actions: Actions = {
  choose: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request, schemeFileLimit + 64 * 1024);
    const file = form.get('file');
    let source = field(form, 'source');
    if (file instanceof File && file.name !== '') {
      if (file.size > schemeFileLimit) return refused(new Problem('file-too-large', 413, { limit: 1 }));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = await orRefused(async () => openScheme(textIn(bytes)), {});
      if (!read.ok) return read.refused;
      source = holdText(actor, bytes, event.locals.house.clock());
    }
    if (source === '') return refused(new Problem('no-file', 400));
    redirect(303, `/office/scheme/adopt?source=${encodeURIComponent(source)}`);
  },

  try: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request);
    const typed: Asked = { asked: askedAdoption(form), period: field(form, 'period') };
    const done = await orRefused(() => triedOn(event.locals.house, actor, typed), typed);
    return done.ok ? { ...typed, view: done.answer } : done.refused;
  },

  adopt: async (event) => {
    const actor = officeActor(event, 'adopt');
    const { house } = event.locals;
    const form = await formOf(event.request);
    const decision = decisionIn(form);
    const typed: Asked = { asked: askedAdoption(form), period: field(form, 'period'), decision };
    // A press that is repeated has nothing to try any more, and gets the answer of the first.
    const tried = await orRefused(() => triedOn(house, actor, typed), {});
    const again = { ...typed, view: tried.ok ? tried.answer : undefined };
    if (again.view?.sweep && field(form, 'known') !== 'yes')
      return fail(422, { ...again, refusal: refusalOf(new Problem('adoption-unticked', 422)) });
    const named = { key: field(form, 'key'), shown: field(form, 'shown') };
    const done = await orRefused(
      () => adoptScheme(house, actor, { ...named, asked: typed.asked, decision }),
      again
    );
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme?adopted');
  }
};

function triedOn(house: House, actor: Actor, { asked, period }: Asked): Promise<DraftView> {
  return house.view(actor, async (stores) => {
    const draft = await draftAdoption(stores, actor, { asked, now: house.clock() });
    return draftView(stores, draft, { period, closed: may(actor, 'see-closed') });
  });
}

function refused(problem: Problem) {
  return fail(problem.status, { refusal: refusalOf(problem) });
}

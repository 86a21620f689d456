import { dayIn } from '$lib/calendar';
import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import { decisionLimits } from '$lib/server/domain/imports';
import { Problem } from '$lib/server/platform/problem/problem';
import {
  draftAdoption,
  openScheme,
  proposeAdoption,
  type AskedAdoption
} from '$lib/server/domain/schemes/adopt-scheme';
import { holdScheme, schemeFileLimit, sourceText, textIn } from '$lib/server/domain/schemes/scheme-source';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../../forms/form-of';
import { orRefused, refusalOf } from '../../../forms/refused';
import { byName, field } from '../../../forms/fields';
import { decisionIn } from '../../decision-in';
import { officeActor } from '../../office-actor';
import { usualDecider } from '../../usual-decider';
import type { AdoptionForm } from './asked';
import { adoptableTexts, chosenView } from './chosen-view';
import { secondsOf } from '../waiting-view';
import { findingsOf } from '../scheme-view';
import { draftView, findingsView, type DraftView } from './draft-view';
import type { Actions, PageServerLoad } from './$types';

/**
 * Puts rules up to be adopted: first which text (`?source=`), then the values and the first day, to be tried, and
 * finally the resolution. With `?tried` it is tried at once, on the first day and with the values that the form begins with.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'adopt');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const source = event.url.searchParams.get('source') ?? '';
  const today = dayIn(stores.unit.timeZone, app.clock());
  const base = {
    key: randomUUID(),
    limits: decisionLimits,
    largest: schemeFileLimit,
    body: await usualDecider(stores),
    seconds: secondsOf(actor.account, { accounts: await stores.accounts.list(), today }),
    ...(await adoptableTexts(stores, today))
  };
  if (source === '') return { ...base, chosen: null, tried: null, refusal: null };
  try {
    const scheme = openScheme(await sourceText(stores, actor, { source, now: app.clock() }));
    const chosen = await chosenView(stores, { source, scheme, today });
    const tried = event.url.searchParams.has('tried') ? await triedAtOnce(app, actor, chosen) : null;
    return { ...base, chosen, tried: tried?.answer ?? null, refusal: tried?.refusal ?? null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...base, chosen: null, tried: null, refusal: refusalOf(error) };
  }
};

/** Tries the untouched form, as a press on its button would. */
async function triedAtOnce(
  app: App,
  actor: Actor,
  { source, parameters, from }: Awaited<ReturnType<typeof chosenView>>
) {
  const typed = byName(parameters.map(({ id, value }) => [id, value]));
  const untouched: AdoptionForm = { asked: { source, typed, from }, period: '' };
  const done = await orRefused(() => triedOn(app, actor, untouched), untouched);
  if (!done.ok) return { refusal: done.refused.data.refusal };
  return { answer: { ...untouched, view: done.answer } };
}

export const actions: Actions = {
  choose: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request, schemeFileLimit + 64 * 1024);
    const file = form.get('file');
    let source = field(form, 'source');
    if (file instanceof File && file.name !== '') {
      if (file.size > schemeFileLimit) return refused(new Problem('file-too-large', 413, { limit: 1 }));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = await orRefused(async () => openScheme(textIn(bytes)), { faults: faultsIn(bytes) });
      if (!read.ok) return read.refused;
      source = await holdScheme(event.locals.app, actor, bytes);
    }
    if (source === '') return refused(new Problem('no-file', 400));
    redirect(303, `/office/scheme/adopt?source=${encodeURIComponent(source)}`);
  },

  try: async (event) => {
    const actor = officeActor(event, 'adopt');
    const form = await formOf(event.request);
    const typed: AdoptionForm = { asked: askedAdoption(form), period: field(form, 'period') };
    const done = await orRefused(() => triedOn(event.locals.app, actor, typed), typed);
    return done.ok ? { ...typed, view: done.answer } : done.refused;
  },

  propose: async (event) => {
    const actor = officeActor(event, 'adopt');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const decision = decisionIn(form);
    const typed: AdoptionForm = { asked: askedAdoption(form), period: field(form, 'period'), decision };
    // A repeated press has nothing left to try, and gets the first one's answer from the command.
    const tried = await orRefused(() => triedOn(app, actor, typed), {});
    const again = { ...typed, view: tried.ok ? tried.answer : undefined };
    if (again.view?.sweep && field(form, 'known') !== 'yes')
      return fail(422, { ...again, refusal: refusalOf(new Problem('adoption-unticked', 422)) });
    const named = { key: field(form, 'key'), shown: field(form, 'shown') };
    const done = await orRefused(
      () => proposeAdoption(app, actor, { ...named, asked: typed.asked, decision }),
      again
    );
    if (!done.ok) return done.refused;
    redirect(303, '/office/scheme?proposed');
  }
};

function triedOn(app: App, actor: Actor, { asked, period }: AdoptionForm): Promise<DraftView> {
  return app.readTransaction(actor, async (stores) => {
    const draft = await draftAdoption(stores, actor, { asked, now: app.clock() });
    return draftView(stores, draft, { period, closed: seesClosed(actor, stores) });
  });
}

/** The line at which an uploaded file can't be read, with its text; none when it isn't even text. */
function faultsIn(bytes: Uint8Array): DraftView['findings'] {
  const text = new TextDecoder().decode(bytes);
  const errors = findingsOf(text, { values: {}, roster: [] }).filter(({ level }) => level === 'error');
  return findingsView(text, errors);
}

function refused(problem: Problem) {
  return fail(problem.status, { refusal: refusalOf(problem) });
}

const parameter = 'parameter-';

/** Reads what the form asks to try or adopt; a parameter's field is named by its id. */
function askedAdoption(form: FormData): AskedAdoption {
  const typed = [...form].flatMap(([name, value]) =>
    name.startsWith(parameter) && typeof value === 'string'
      ? [[name.slice(parameter.length), value] as const]
      : []
  );
  return {
    source: field(form, 'source'),
    typed: byName(typed),
    from: field(form, 'from')
  };
}

import { discardPractice, openPractice, rehearseYear } from '$lib/server/domain/practice/manage-practice';
import { practiceCookie, ticketText } from '$lib/server/domain/practice/practice-cookie';
import { Problem } from '$lib/server/platform/problem/problem';
import { practisingCookie } from '$lib/sync';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { networkAddressOf } from '../../network-address-of';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { orRefused, refusalOf } from '../../forms/refused';
import { officeActor } from '../office-actor';
import { rehearsalView } from './rehearsal-view';
import type { Actions, PageServerLoad } from './$types';

/** Shows the unit's practice year: whether there is one, and since when. */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'keep-practice');
  const { app, practiceYears } = event.locals;
  if (app.practice !== null) redirect(303, '/office');
  return {
    key: randomUUID(),
    made: practiceYears.made(actor.unit),
    rehearsal: rehearsalView(practiceYears.rehearsal(actor.unit)),
    gone: event.url.searchParams.has('gone'),
    done: event.url.searchParams.has('done')
  };
};

export const actions: Actions = {
  open: async (event) => {
    const actor = officeActor(event, 'keep-practice');
    const key = field(await formOf(event.request), 'key');
    const caller = { headers: event.request.headers, source: networkAddressOf(event.request) };
    const opened = await orRefused(() => openPractice(event.locals, actor, { key, caller }), {});
    if (!opened.ok) return opened.refused;
    // Without an age the cookie lasts until they leave or the browser is closed: an open page must not
    // suddenly be in the real app.
    const common = { path: '/', secure: event.url.protocol === 'https:', sameSite: 'lax' as const };
    event.cookies.set(practiceCookie, ticketText(opened.answer), { ...common, httpOnly: true });
    event.cookies.set(practisingCookie, '1', { ...common, httpOnly: false });
    redirect(303, '/office');
  },

  rehearse: async (event) => {
    const actor = officeActor(event, 'keep-practice');
    const key = field(await formOf(event.request), 'key');
    const done = await orRefused(() => rehearseYear(event.locals, actor, { key }), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/practice#rehearsal');
  },

  discard: async (event) => {
    const actor = officeActor(event, 'keep-practice');
    const form = await formOf(event.request);
    if (field(form, 'sure') !== 'yes')
      return fail(422, { refusal: refusalOf(new Problem('practice-unticked', 422)) });
    const done = await orRefused(
      () => discardPractice(event.locals, actor, { key: field(form, 'key'), made: field(form, 'made') }),
      {}
    );
    if (!done.ok) return done.refused;
    redirect(303, '/office/practice?done');
  }
};

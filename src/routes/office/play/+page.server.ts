import { discardPlay, openPlay } from '$lib/server/play/keep-play';
import { playCookie, ticketText } from '$lib/server/play/play-cookie';
import { Problem } from '$lib/server/problem';
import { playingCookie } from '$lib/sync';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { addressOf } from '../../address-of';
import { field } from '../../fields';
import { formOf } from '../../form-of';
import { orRefused, refusalOf } from '../../refused';
import { officeActor } from '../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** The unit's play year: whether there is one, since when, and what it is. */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'keep-play');
  const { house, plays } = event.locals;
  if (house.play !== null) redirect(303, '/office');
  return {
    key: randomUUID(),
    made: plays.made(actor.unit),
    gone: event.url.searchParams.has('gone'),
    done: event.url.searchParams.has('done')
  };
};

export const actions: Actions = {
  open: async (event) => {
    const actor = officeActor(event, 'keep-play');
    const key = field(await formOf(event.request), 'key');
    const caller = { headers: event.request.headers, source: addressOf(event.request) };
    const opened = await orRefused(() => openPlay(event.locals, actor, { key, caller }), {});
    if (!opened.ok) return opened.refused;
    // Until they leave, or the browser is closed: a page that is still open must not find itself in the real house.
    const common = { path: '/', secure: event.url.protocol === 'https:', sameSite: 'lax' as const };
    event.cookies.set(playCookie, ticketText(opened.answer), { ...common, httpOnly: true });
    event.cookies.set(playingCookie, '1', { ...common, httpOnly: false });
    redirect(303, '/office');
  },

  discard: async (event) => {
    const actor = officeActor(event, 'keep-play');
    const form = await formOf(event.request);
    if (field(form, 'sure') !== 'yes')
      return fail(422, { refusal: refusalOf(new Problem('play-unticked', 422)) });
    const done = await orRefused(
      () => discardPlay(event.locals, actor, { key: field(form, 'key'), made: field(form, 'made') }),
      {}
    );
    if (!done.ok) return done.refused;
    redirect(303, '/office/play?done');
  }
};

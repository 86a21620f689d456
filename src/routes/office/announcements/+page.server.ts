import { announce, announcementLimits, setHanging } from '$lib/server/announcements/announce';
import { error, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { field } from '../../fields';
import { officeActor } from '../office-actor';
import { orRefused } from '../../refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'announce');
  const stores = await event.locals.house.read(actor);
  const asked = event.url.searchParams;
  return {
    key: randomUUID(),
    limits: announcementLimits,
    posted: asked.get('posted'),
    /** what was just taken down: one press hangs it again */
    down: asked.get('down'),
    announcements: (await stores.announcements.list()).map((each) => ({ ...each, key: randomUUID() }))
  };
};

export const actions: Actions = {
  post: async (event) => {
    const actor = officeActor(event, 'announce');
    const form = await formOf(event.request);
    const texts = { title: field(form, 'title'), body: field(form, 'body') };
    const done = await orRefused(
      () => announce(event.locals.house, actor, { key: field(form, 'key'), ...texts }),
      texts
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/announcements?posted=${done.answer.code}`);
  },

  hang: async (event) => {
    const actor = officeActor(event, 'announce');
    const form = await formOf(event.request);
    const hangs = field(form, 'hangs') === 'yes';
    if (!hangs && field(form, 'hangs') !== 'no') error(400, { message: 'bad-form', code: 'bad-form' });
    const done = await orRefused(
      () =>
        setHanging(event.locals.house, actor, { key: field(form, 'key'), code: field(form, 'code'), hangs }),
      { title: '', body: '' }
    );
    if (!done.ok) return done.refused;
    redirect(303, `/office/announcements?${hangs ? 'posted' : 'down'}=${done.answer.code}`);
  }
};

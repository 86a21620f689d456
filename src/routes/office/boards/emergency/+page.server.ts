import {
  draftEmergency,
  emergencyLimits,
  endEmergency,
  receiverOf,
  sendEmergency
} from '$lib/server/domain/emergencies/send-emergency';
import { seeSendings } from '$lib/server/domain/emergencies/see-sendings';
import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { field, fields } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Shows the running and past emergencies, and the form for a new one. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'send-emergency');
  const { app } = event.locals;
  const actors = await app.everywhere(actor, 'send-emergency');
  const asked = event.url.searchParams;
  return {
    key: randomUUID(),
    limits: emergencyLimits,
    now: app.clock().toISOString(),
    receivers: await Promise.all(
      actors.map(async (there) => {
        const { unit, boards } = await receiverOf(app, there);
        return { id: there.unit, unit, boards: boards.length };
      })
    ),
    sendings: await seeSendings(app, actors),
    sent: asked.has('sent'),
    cleared: asked.has('cleared')
  };
};

export const actions: Actions = {
  show: async (event) => {
    const actor = officeActor(event, 'send-emergency');
    const typed = typedIn(await formOf(event.request));
    const done = await orRefused(() => draftEmergency(event.locals.app, actor, typed), { typed });
    if (!done.ok) return done.refused;
    const { to, ...draft } = done.answer;
    return { typed, draft: { ...draft, to: to.map(({ unit, by, boards }) => ({ unit, by, boards })) } };
  },

  back: async (event) => {
    officeActor(event, 'send-emergency');
    return { typed: typedIn(await formOf(event.request)) };
  },

  send: async (event) => {
    const actor = officeActor(event, 'send-emergency');
    const form = await formOf(event.request);
    const typed = typedIn(form);
    const key = field(form, 'key');
    const done = await orRefused(() => sendEmergency(event.locals.app, actor, { key, typed }), { typed });
    if (!done.ok) return done.refused;
    redirect(303, '/office/boards/emergency?sent');
  },

  end: async (event) => {
    const actor = officeActor(event, 'end-emergency');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), sending: field(form, 'sending') };
    const done = await orRefused(() => endEmergency(event.locals.app, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/boards/emergency?cleared');
  }
};

function typedIn(form: FormData) {
  return {
    title: field(form, 'title'),
    text: field(form, 'body'),
    drill: field(form, 'drill') === 'yes',
    minutes: field(form, 'minutes'),
    units: fields(form.getAll('unit'))
  };
}

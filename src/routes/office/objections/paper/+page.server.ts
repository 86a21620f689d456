import { dayIn } from '$lib/calendar';
import { keyObjection } from '$lib/server/domain/objections/file-objection';
import { objectionLimits } from '$lib/sync';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Keys in an objection that came on paper, or was said at the counter and written down. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'handle-objections');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const notices = [...(await stores.notices.list()), ...(await stores.notices.supplements())];
    const filed = event.url.searchParams.get('filed');
    const saved = (await stores.objections.list()).find(({ receipt }) => receipt === filed);
    return {
      today: dayIn(stores.unit.timeZone, app.clock()),
      // Notices whose window is over are included, because the paper may have come in time.
      notices: notices.slice(0, 12).map(({ code, period, year, no }) => ({ code, period, year, no })),
      people: (await stores.roster.list()).map(({ id, name }) => ({ id, name })),
      saved: saved ? { id: saved.id, receipt: saved.receipt } : null,
      limits: objectionLimits,
      key: randomUUID()
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'handle-objections');
    const form = await formOf(event.request);
    const typed = {
      notice: field(form, 'notice'),
      said: field(form, 'said'),
      contact: field(form, 'contact'),
      subject: field(form, 'subject'),
      paper: field(form, 'paper'),
      received: field(form, 'date')
    };
    const done = await orRefused(
      () => keyObjection(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok ? redirect(303, `/office/objections/paper?filed=${done.answer.receipt}`) : done.refused;
  }
};
